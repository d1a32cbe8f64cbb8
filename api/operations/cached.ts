/** One `load` at a time, and its result for a moment: many who ask at once cost as much as one. A failure is not kept. */
export function cached<T>(keptMs: number, load: () => Promise<T>): () => Promise<T> {
  let kept: { readonly value: Promise<T>; readonly until: number } | null = null;
  return () => {
    if (kept !== null && performance.now() < kept.until) return kept.value;
    const value = load();
    const mine = { value, until: Infinity };
    kept = mine;
    const settle = (until: number) => {
      if (kept === mine) kept = { value, until };
    };
    value.then(
      () => settle(performance.now() + keptMs),
      () => settle(0),
    );
    return value;
  };
}
