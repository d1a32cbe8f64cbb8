export type Sample<Kind> = { readonly kind: Kind; readonly ok: boolean; readonly ms: number };

/**
 * Sends each request when its time has come, whether or not earlier ones were answered, and times it from then: a server
 * that stands still is charged for all that should have come meanwhile (no coordinated omission).
 */
export async function openLoop<Kind>(
  { perSecond, measuredMs }: { readonly perSecond: number; readonly measuredMs: number },
  request: (index: number) => Promise<{ readonly kind: Kind; readonly ok: boolean }>,
): Promise<Sample<Kind>[]> {
  const startedAt = performance.now();
  const count = Math.round((perSecond * measuredMs) / 1_000);
  const samples: Promise<Sample<Kind>>[] = [];
  const send = async (index: number, dueAt: number): Promise<Sample<Kind>> => ({
    ...(await request(index)),
    ms: performance.now() - dueAt,
  });
  while (samples.length < count) {
    const dueAt = startedAt + (samples.length * 1_000) / perSecond;
    const waitMs = dueAt - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    samples.push(send(samples.length, dueAt));
  }
  return Promise.all(samples);
}
