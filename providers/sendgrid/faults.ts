import { ProviderFault } from '../ports.js';

const provider = 'sendgrid';

/**
 * What an error of `@sendgrid/client` says about the request that met it.
 *
 * - `refused`: SendGrid looked at the mail and will not take it.
 * - `not-executed`: it did not look at it (401, 403, 429); the same mail may be sent again.
 * - `unknown`: nobody can tell whether the mail was taken.
 */
export type SendgridVerdict = {
  readonly verdict: 'refused' | 'not-executed' | 'unknown';
  readonly code: string;
};

export function judge(error: unknown): SendgridVerdict {
  const status = statusOf(error);
  if (status === null) return { verdict: 'unknown', code: 'connection_error' };
  const code = `http_${status}`;
  switch (status) {
    case 400:
    case 404:
    case 405:
    case 413:
    case 415:
    case 422:
      return { verdict: 'refused', code };
    case 401:
    case 403:
    case 429:
      return { verdict: 'not-executed', code };
    default:
      return { verdict: 'unknown', code };
  }
}

/** Without the client's error as its cause: that one holds the API key and the mail. */
export function faultOf(error: unknown): ProviderFault {
  const { verdict, code } = judge(error);
  const kind = { refused: 'invalid', 'not-executed': 'unavailable', unknown: 'unknown' } as const;
  return new ProviderFault(kind[verdict], provider, code, `SendGrid: ${code}.`);
}

/** The package puts the HTTP status into `code`; axios puts words there when there was no answer. */
export function statusOf(error: unknown): number | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : null;
}
