/** Numbers from 0 (inclusive) to 1 that are the same for the same seed, in every run and on every machine. */
export type Chance = {
  readonly next: () => number;
  /** A whole number from `min` to `max`, both included. */
  readonly between: (min: number, max: number) => number;
  readonly pick: <T>(choices: readonly T[]) => T;
  /** One of these names, as often as its share of all shares says. */
  readonly share: <T extends string>(shares: Readonly<Record<T, number>>) => T;
};

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for a plan, and it is small enough to read. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    between,
    pick: (choices) => {
      const chosen = choices[between(0, choices.length - 1)];
      if (chosen === undefined) throw new Error('There is nothing to pick from.');
      return chosen;
    },
    share: (shares) => {
      const entries = Object.entries(shares) as [keyof typeof shares, number][];
      let left = next() * entries.reduce((sum, [, share]) => sum + share, 0);
      for (const [name, share] of entries) {
        left -= share;
        if (left < 0) return name;
      }
      return (entries.at(-1) ?? entries[0])?.[0] as keyof typeof shares;
    },
  };
}
