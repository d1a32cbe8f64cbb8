import type { Fact } from '../../client/client.js';
import type { Caller } from './caller.js';

/** The whole story of a bill, oldest first. */
export async function readTimeline({ api }: Caller, billId: string): Promise<Fact[]> {
  const facts: Fact[] = [];
  const params = { path: { billId }, query: { limit: 100 } };
  for await (const fact of api.each('/v1/bills/{billId}/timeline', { params })) facts.push(fact);
  return facts;
}
