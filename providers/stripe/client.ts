import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Stripe } from 'stripe';

export type StripeConnection = {
  readonly apiKey: string;
  /** Null is Stripe itself. */
  readonly baseUrl: string | null;
  /** Silence that ends a call. */
  readonly timeoutMs: number;
};

export function createStripeClient({ apiKey, baseUrl, timeoutMs }: StripeConnection): Stripe {
  const url = new URL(baseUrl ?? 'https://api.stripe.com');
  const protocol = url.protocol === 'http:' ? 'http' : 'https';
  return new Stripe(apiKey, {
    maxNetworkRetries: 0,
    timeout: timeoutMs,
    telemetry: false,
    httpClient: oneRequestPerCall(protocol),
    protocol,
    host: url.hostname,
    port: url.port || (protocol === 'http' ? 80 : 443),
  });
}

/**
 * The package sends a request again when the connection closes, even with `maxNetworkRetries: 0`, and knows a closed
 * connection by the error's code. Without the code one call is one request, and the caller decides about the next. A
 * connection of its own for each keeps an idle one, closed by the other side, from looking like a lost answer.
 */
function oneRequestPerCall(protocol: 'http' | 'https'): NonNullable<Stripe.StripeConfig['httpClient']> {
  const options = { keepAlive: false };
  const client = Stripe.createNodeHttpClient(
    protocol === 'http' ? new HttpAgent(options) : new HttpsAgent(options),
  );
  return {
    getClientName: () => client.getClientName(),
    makeRequest: (...request) =>
      client.makeRequest(...request).catch((error: unknown) => {
        if (error instanceof Error && isClosedConnection(error)) {
          throw new Error('The connection to Stripe was closed.', { cause: error });
        }
        throw error;
      }),
  };
}

function isClosedConnection(error: Error): boolean {
  return 'code' in error && Stripe.HttpClient.CONNECTION_CLOSED_ERROR_CODES.includes(String(error.code));
}
