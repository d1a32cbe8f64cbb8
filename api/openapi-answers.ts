import { retryAfterSeconds } from './errors.js';
import { listOperations, propertiesOf, type Answer, type Contract, type Operation } from './openapi-shape.js';

const headers = {
  RequestId: {
    description:
      'Finds this request in our logs; yours, when you sent one of 8 to 64 letters, digits, dots, dashes.',
    required: true,
    schema: { type: 'string', example: '0193b3c0-a1b2-7def-8123-456789abcdef' },
  },
  ETag: {
    description:
      'For If-None-Match. A number is the version, for If-Match; a payment has a hash of what is shown.',
    required: true,
    schema: { type: 'string', pattern: '^(W/)?"[\\w-]+"$', example: '"3"' },
  },
  Location: {
    description: 'Where it is from now on.',
    required: true,
    schema: { type: 'string', example: '/v1/bills/bill_0193b3c0a1b27def8123456789abcdef' },
  },
  RetryAfter: {
    description: 'Seconds until a repetition makes sense.',
    required: true,
    schema: { type: 'integer', minimum: 0, example: retryAfterSeconds },
  },
  RateLimitPolicy: {
    description: 'The quotas, in units a minute.',
    schema: { type: 'string', example: '"caller";q=90000;w=60, "tenant";q=120000;w=60' },
  },
  RateLimit: {
    description: 'What is left of each quota, and in how many seconds it is whole again.',
    schema: { type: 'string', example: '"caller";r=89998;t=1, "tenant";r=119990;t=1' },
  },
  RetryRunning: {
    description: 'Seconds until a repetition makes sense; only with the code `idempotency_in_progress`.',
    required: false,
    schema: { type: 'integer', minimum: 0, example: 1 },
  },
  Challenge: {
    description: 'How to authenticate; RFC 9470 where a login is too old.',
    required: true,
    schema: { type: 'string', example: 'Bearer realm="payloom"' },
  },
};
const use = (name: keyof typeof headers) => ({ $ref: `#/components/headers/${name}` });

/** Adds the headers that follow from what an answer is, and writes each failure once. */
export function completeAnswers(contract: Contract): void {
  const { components } = contract;
  components.headers = { ...components.headers, ...headers };
  for (const { operation } of listOperations(contract)) {
    operation.security ??= [];
    for (const [status, answer] of Object.entries(operation.responses)) {
      const quotas = isCounted(operation) && /^(2|429)/.test(status) ? quotaHeaders : {};
      answer.headers = { ...headersOf(contract, status, answer), ...quotas, ...answer.headers };
      if (answer.content?.['application/problem+json']) share(contract, operation.responses, status);
    }
  }
}

const quotaHeaders = { 'RateLimit-Policy': use('RateLimitPolicy'), RateLimit: use('RateLimit') };

/** Whoever shows a key or token has quotas. */
function isCounted({ security }: Operation): boolean {
  return (security ?? []).some((scheme) => 'apiKey' in scheme);
}

function headersOf(
  { components }: Contract,
  status: string,
  { content, links }: Answer,
): Record<string, object> {
  const schema = content?.['application/json']?.schema;
  const isVersioned = schema !== undefined && 'version' in propertiesOf(schema, components.schemas);
  const canBeRead = Object.keys(links ?? {}).some((operationId) => operationId.startsWith('get'));
  return {
    'X-Request-Id': use('RequestId'),
    ...(isVersioned ? { ETag: use('ETag') } : {}),
    ...(status === '201' && canBeRead ? { Location: use('Location') } : {}),
    ...(status === '429' || status === '503' ? { 'Retry-After': use('RetryAfter') } : {}),
    ...(status === '409' ? { 'Retry-After': use('RetryRunning') } : {}),
    ...(status === '401' ? { 'WWW-Authenticate': use('Challenge') } : {}),
  };
}

function share({ components }: Contract, responses: Record<string, Answer>, status: string): void {
  const name = `Problem${status}`;
  const answer = responses[status];
  if (!answer) return;
  const same = (components.responses ??= {});
  const known = (same[name] ??= answer);
  if (JSON.stringify(known) === JSON.stringify(answer)) {
    responses[status] = { $ref: `#/components/responses/${name}` } as Answer;
  }
}
