import type { FactContext } from '../domain/bill-facts.js';
import type { ApiContext, ApiDeps } from './deps.js';

/** Who, when and by which request: what every fact of this request says. */
export function memberContext(c: ApiContext, { now }: ApiDeps): FactContext {
  const { memberId } = c.get('principal');
  return { actor: { kind: 'member', memberId }, at: now(), requestId: c.get('requestId') };
}
