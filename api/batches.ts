/**
 * One batch at a time: what comes while one is under way goes with the next, at most `itemsMax` together. Each caller gets
 * its own result, or the failure of its batch. After a batch it rests for `restMs`, so that the next one is larger.
 */
export function inBatches<T, R>(
  itemsMax: number,
  work: (items: readonly T[]) => Promise<readonly R[]>,
  restMs = 0,
): (item: T) => Promise<R> {
  type Waiting = {
    readonly item: T;
    readonly resolve: (result: R) => void;
    readonly reject: (error: unknown) => void;
  };
  const waiting: Waiting[] = [];
  let isWorking = false;

  const workOff = async () => {
    isWorking = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, itemsMax);
      try {
        const results = await work(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, index) => {
          resolve(results[index] as R);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
      if (restMs > 0) await new Promise((resolve) => void setTimeout(resolve, restMs).unref());
    }
    isWorking = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isWorking) void workOff();
    });
}

/** Asked by many at once, it works once for all who came before it began. */
export function shared(work: () => Promise<void>, restMs = 0): () => Promise<void> {
  const ask = inBatches<undefined, undefined>(
    Number.POSITIVE_INFINITY,
    async (askers) => {
      await work();
      return askers;
    },
    restMs,
  );
  return () => ask(undefined);
}
