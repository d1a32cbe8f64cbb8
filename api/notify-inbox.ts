import type { ApiContext, ApiDeps } from './deps.js';

/** The events are safe: when Temporal is away, the sweep drains the inbox. */
export async function notifyInbox(c: ApiContext, { workflows }: ApiDeps): Promise<void> {
  try {
    await workflows.notifyInbox();
  } catch (error) {
    c.get('log').warn('inbox_left_to_sweep', { err: error });
  }
}
