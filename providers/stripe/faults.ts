import { Stripe } from 'stripe';
import { ProviderFault } from '../ports.js';
import type { ProviderFaultKind } from '../ports.js';

const provider = 'stripe';
const codeLengthMax = 80;

/**
 * What an error of the `stripe` package says about the request that met it.
 *
 * - `declined`: Stripe looked at it and said no; nothing was done and nothing will be.
 * - `not-executed`: Stripe did not look at it (429, 401, 403). Nothing is known about an earlier request with the same
 *   key, so that the same key is sent again.
 * - `unknown`: nobody can tell. A key used with other parameters is here too: something was sent under it before.
 */
export type StripeVerdict = {
  readonly verdict: 'declined' | 'not-executed' | 'unknown';
  /** Stripe's own word, safe to store and show. */
  readonly code: string;
};

/** Business refusals have a type of their own in API v2, whatever their status (stripe 23.1, Error.js). */
const declines = [
  Stripe.errors.AlreadyCanceledError,
  Stripe.errors.BlockedByStripeError,
  Stripe.errors.CannotProceedError,
  Stripe.errors.CapabilityNotEnabledError,
  Stripe.errors.ControlledByAlternateResourceError,
  Stripe.errors.FeatureNotEnabledError,
  Stripe.errors.FinancialAccountNotOpenError,
  Stripe.errors.InsufficientFundsError,
  Stripe.errors.InvalidPayoutMethodError,
  Stripe.errors.NotCancelableError,
  Stripe.errors.QuotaExceededError,
  Stripe.errors.RecipientNotNotifiableError,
] as const;

export function judge(error: unknown): StripeVerdict {
  if (!(error instanceof Stripe.errors.StripeError)) return { verdict: 'unknown', code: 'client_error' };
  if (error instanceof Stripe.errors.StripeConnectionError)
    return { verdict: 'unknown', code: 'connection_error' };
  const code = (error.code ?? error.rawType ?? `http_${error.statusCode ?? 0}`).slice(0, codeLengthMax);
  const status = error.statusCode ?? 0;
  if (status >= 500) return { verdict: 'unknown', code };
  if (error instanceof Stripe.errors.StripeIdempotencyError) return { verdict: 'unknown', code };
  if (declines.some((decline) => error instanceof decline)) {
    return { verdict: 'declined', code: error.rawType?.slice(0, codeLengthMax) ?? code };
  }
  switch (status) {
    case 400:
    case 402:
    case 404:
    case 422:
      return { verdict: 'declined', code };
    case 401:
    case 403:
    case 429:
      return { verdict: 'not-executed', code };
    default:
      return { verdict: 'unknown', code };
  }
}

const kinds = {
  declined: 'invalid',
  'not-executed': 'unavailable',
  unknown: 'unknown',
} as const satisfies Record<StripeVerdict['verdict'], ProviderFaultKind>;

/** For calls that move no money: reading, and making a payee. */
export function faultOf(error: unknown): ProviderFault {
  if (error instanceof ProviderFault) return error;
  const { verdict, code } = judge(error);
  return new ProviderFault(kinds[verdict], provider, code, `Stripe: ${code}.`, { cause: error });
}

export async function orFault<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw faultOf(error);
  }
}
