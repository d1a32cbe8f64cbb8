import { expect, it, vi } from 'vitest';
import { inBatches, shared } from '../../api/batches.js';

/** Work that ends when it is told to. */
function gate<T>() {
  const calls: { readonly items: readonly T[]; readonly end: (error?: Error) => void }[] = [];
  const work = (items: readonly T[]) =>
    new Promise<readonly string[]>((resolve, reject) => {
      calls.push({
        items,
        end: (error) => {
          if (error) reject(error);
          else resolve(items.map((item) => `done ${String(item)}`));
        },
      });
    });
  return { calls, work };
}
const turn = () => new Promise(setImmediate);

it('what comes while a batch is under way goes with the next, and each caller gets its own result', async () => {
  const { calls, work } = gate<number>();
  const ask = inBatches(2, work);
  const answers = [1, 2, 3, 4].map(ask);
  expect(calls.map(({ items }) => items)).toEqual([[1]]);
  calls[0]?.end();
  await turn();
  expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3]]);
  calls[1]?.end();
  await turn();
  calls[2]?.end();
  expect(await Promise.all(answers)).toEqual(['done 1', 'done 2', 'done 3', 'done 4']);
});

it('a batch that fails fails those who were in it, and nobody else', async () => {
  const { calls, work } = gate<number>();
  const ask = inBatches(10, work);
  const first = ask(1);
  const second = [ask(2), ask(3)];
  calls[0]?.end();
  await turn();
  calls[1]?.end(new Error('away'));
  const outcomes = await Promise.allSettled([first, ...second]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  const later = ask(4);
  calls[2]?.end();
  expect(await later).toBe('done 4');
});

it('shared work begins after the last who waits for it has asked', async () => {
  let begun = 0;
  const ask = shared(async () => {
    begun += 1;
    await turn();
  });
  await Promise.all([ask(), ask(), ask()]);
  expect(begun).toBe(2);
});

it('shared work that rests is not begun again before the rest is over, and serves all who came in it', async () => {
  vi.useFakeTimers();
  try {
    let begun = 0;
    const ask = shared(() => {
      begun += 1;
      return Promise.resolve();
    }, 200);
    await ask();
    const later = [ask(), ask()];
    await vi.advanceTimersByTimeAsync(199);
    expect(begun).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await Promise.all(later);
    expect(begun).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});
