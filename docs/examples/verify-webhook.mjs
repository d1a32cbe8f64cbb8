// A receiver of Payloom's events in Node, without packages: PAYLOOM_WEBHOOK_SECRET=whsec_… node verify-webhook.mjs
// With a package it is `new Webhook(secret).verify(body, headers)` of `standardwebhooks`; it does what verify() does here.
import { createHmac, timingSafeEqual } from 'node:crypto';
import http from 'node:http';

const secret = process.env.PAYLOOM_WEBHOOK_SECRET ?? '';
const port = Number(process.env.PORT ?? 4000);
const toleranceSeconds = 300;
const bodyBytesMax = 1_048_576;

/** The event; throws unless it was signed with our secret, just now. `body` is the text as it came, not parsed and written again. */
export function verify(body, headers, now = Date.now()) {
  const id = headers['webhook-id'] ?? '';
  const timestamp = headers['webhook-timestamp'] ?? '';
  const age = Math.abs(now / 1000 - Number(timestamp));
  if (!(age <= toleranceSeconds)) throw new Error('too old, or from the future');
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  // While a secret is rotated there are two signatures; one that fits is enough.
  const fits = (headers['webhook-signature'] ?? '').split(' ').some((signature) => {
    const [version, value = ''] = signature.split(',');
    const given = Buffer.from(value, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!fits) throw new Error('not signed with our secret');
  return JSON.parse(body);
}

/** Keep these in your database, in the transaction that does the work: the same event may come again, at any time. */
const seen = new Set();

function take(body, headers) {
  const event = verify(body, headers);
  if (seen.has(event.id)) return;
  seen.add(event.id);
  console.log(JSON.stringify({ took: event.id, type: event.type, data: event.data }));
}

if (secret === '') throw new Error('PAYLOOM_WEBHOOK_SECRET is not set.');
const server = http.createServer(async (request, response) => {
  let body = '';
  for await (const part of request.setEncoding('utf8')) {
    body += part;
    if (body.length > bodyBytesMax) return response.writeHead(413).end();
  }
  try {
    take(body, request.headers);
    // Within 10 seconds. Whatever takes longer is done after the answer.
    response.writeHead(204).end();
  } catch (error) {
    console.error(JSON.stringify({ refused: error.message }));
    response.writeHead(400).end();
  }
});
server.listen(port, '127.0.0.1', () =>
  console.log(JSON.stringify({ listening: `http://127.0.0.1:${server.address().port}` })),
);
