import { ProviderFault } from '../../../providers/ports.js';
import type { ApiContext } from '../../deps.js';
import { answerProblem } from '../../errors.js';

/** What a provider has not signed is answered 400, and does nothing. */
export async function whenSigned<T>(c: ApiContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProviderFault) || error.kind !== 'refused') throw error;
    c.get('log').warn('webhook_refused', { provider: error.provider, code: error.code });
    const refused = { status: 400, code: 'bad_signature', detail: 'The signature does not fit.' } as const;
    return answerProblem(c, refused) as T;
  }
}
