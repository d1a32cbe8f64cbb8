import http from 'node:http';
import https from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import type { EventAnswer, EventSender, EventSending } from '../ports.js';
import { createLookup } from './lookup.js';
import { signatureHeaders } from './signature.js';

const answerCharactersMax = 500;
const answerBytesMax = 2_048;
const lookupTimeoutMs = 2_000;
/** Below the 5 s after which servers mostly close: a connection that they closed is not used again. */
const idleMs = 4_000;
// The library matches a CIDR of the other family with a warning: ::1 is given as an address.
const loopback = ['127.0.0.0/8', '::1'];

/**
 * Sends over the public internet only. The address is checked at the moment of the connection, which then goes to exactly
 * that address: a name that changes its mind between check and connection gains nothing.
 */
export function createHttpEventSender(options: {
  readonly timeoutMs: number;
  /** For development: receivers on this machine, over http too. */
  readonly allowLoopback: boolean;
  /** Null for the system's DNS servers. */
  readonly dnsServers?: readonly string[] | null;
  /** Instead of the authorities that Node trusts: PEM. */
  readonly certificateAuthorities?: readonly string[] | null;
}): EventSender {
  const { timeoutMs, allowLoopback, dnsServers = null, certificateAuthorities = null } = options;
  const filter = {
    keepAlive: true,
    timeout: idleMs,
    allowIPAddressList: allowLoopback ? loopback : [],
  };
  const agents = {
    'http:': new RequestFilteringHttpAgent(filter),
    'https:': new RequestFilteringHttpsAgent({
      ...filter,
      ...(certificateAuthorities === null ? {} : { ca: [...certificateAuthorities] }),
    }),
  };
  const lookup = createLookup({ servers: dnsServers, timeoutMs: lookupTimeoutMs, allowLoopback });

  function open(url: URL, sending: EventSending, signal: AbortSignal): http.ClientRequest {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(sending.body),
      'user-agent': 'Payloom-Events/1',
      ...signatureHeaders(sending),
    };
    const request = { method: 'POST', headers, lookup, signal };
    return url.protocol === 'https:'
      ? https.request(url, { ...request, agent: agents['https:'] })
      : http.request(url, { ...request, agent: agents['http:'] });
  }

  return {
    send: (sending) => {
      const url = new URL(sending.url);
      if (url.protocol !== 'https:' && !allowLoopback) {
        return Promise.resolve({ outcome: 'failed', error: 'https_only' });
      }
      return exchange(open(url, sending, AbortSignal.timeout(timeoutMs)), sending.body);
    },
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

function exchange(request: http.ClientRequest, body: string): Promise<EventAnswer> {
  return new Promise((resolve) => {
    request.once('error', (error) => resolve({ outcome: 'failed', error: codeOf(error) }));
    request.once('response', (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      const finish = () => resolve(answerOf(response, Buffer.concat(parts)));
      response.on('data', (part: Buffer) => {
        parts.push(part);
        bytes += part.length;
        if (bytes < answerBytesMax) return;
        finish();
        response.destroy();
      });
      // The status has come: what becomes of the rest of the answer changes nothing.
      response.once('end', finish);
      response.once('error', finish);
      response.once('close', finish);
    });
    request.end(body);
  });
}

function answerOf(response: http.IncomingMessage, start: Buffer): EventAnswer {
  return {
    outcome: 'answered',
    statusCode: response.statusCode ?? 0,
    retryAfterMs: retryAfterMs(response.headers['retry-after']),
    // Postgres keeps no NUL in texts.
    answer: start.toString('utf8').replaceAll('\0', '').slice(0, answerCharactersMax),
  };
}

function retryAfterMs(header: string | undefined): number | null {
  if (header === undefined) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

function codeOf(error: Error & { readonly code?: unknown }): string {
  if (/ is not allowed\. Because/.test(error.message)) return 'address_not_allowed';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
  return typeof error.code === 'string' ? error.code.slice(0, 80) : 'network_error';
}
