const pauseMs = 50;

/** Asks again until the check gives something other than null; throws past the limit. */
export async function pollUntil<T>(check: () => T | null | Promise<T | null>, limitMs: number): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const value = await check();
    if (value !== null) return value;
    if (Date.now() > deadline) throw new Error(`not within ${limitMs / 1_000} s`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
