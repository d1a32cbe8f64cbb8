import { readFileSync } from 'node:fs';
import { z } from 'zod';

const callShape = z.object({ operation: z.string(), phase: z.string(), status: z.number() });
type Call = z.infer<typeof callShape>;

/** Never answered 2xx, and why that is right. Every other operation has to be, or the fuzzing never got into it. */
const neverSucceed: Readonly<Record<string, string>> = {
  'POST /v1/webhooks/stripe': 'needs a signature: the signed ones are sent by scripts/fuzz/webhooks.ts',
  'POST /v1/webhooks/sendgrid': 'needs a signature: the signed ones are sent by scripts/fuzz/webhooks.ts',
  'GET /health/detailed': "needs the operator's token, which no member has",
  'POST /v1/payments/{paymentId}/resolve':
    'needs a payment that nobody knows about for long: tests/api/payments/resolve.test.ts',
  'POST /v1/recurring-bills/{recurringBillId}/standing-approvals/{standingApprovalId}/confirm':
    'needs what somebody else proposed for this very recurring bill: tests/api/recurring-bills/200.test.ts',
};

export type Tally = { readonly calls: readonly Call[]; readonly requests: number };

const requestShape = z.object({ event: z.literal('request_answered'), requestId: z.string() });

/** Requests are those that the API says it answered; what the hooks ask for themselves does not count. */
export function readTally(tallyFile: string, apiLog: string): Tally {
  const lines = readFileSync(tallyFile, 'utf8').split('\n').filter(Boolean);
  const requests = apiLog.split('\n').filter((line) => {
    if (!line.includes('"request_answered"')) return false;
    const read = requestShape.safeParse(JSON.parse(line));
    return read.success && read.data.requestId !== 'fuzz-looks-around';
  });
  return { calls: lines.map((line) => callShape.parse(JSON.parse(line))), requests: requests.length };
}

export function printTally({ calls, requests }: Tally): void {
  const print = (line: string) => process.stdout.write(`  ${line}\n`);
  print(`\n  ${requests} requests answered, ${calls.length} of them generated:`);
  for (const [phase, ofPhase] of groups(calls, ({ phase }) => phase))
    print(`${pad(ofPhase.length)}  ${phase}`);
  print(`2xx ${percent(calls)}, by operation:`);
  for (const [operation, of] of groups(calls, (call) => call.operation)) {
    print(`${pad(of.length)}  ${percent(of).padStart(5)}  ${operation}`);
  }
}

/** Operations that nothing got into, but should have. */
export function unreached({ calls }: Tally): string[] {
  return groups(calls, (call) => call.operation)
    .filter(([operation, of]) => !(operation in neverSucceed) && !of.some(isSuccess))
    .map(([operation, of]) => `${operation} was never answered 2xx in ${of.length} requests`);
}

const isSuccess = ({ status }: Call) => status >= 200 && status < 300;
const pad = (count: number) => String(count).padStart(8);

function percent(calls: readonly Call[]): string {
  return `${((100 * calls.filter(isSuccess).length) / Math.max(calls.length, 1)).toFixed(0)} %`;
}

function groups(calls: readonly Call[], by: (call: Call) => string): [string, Call[]][] {
  const found = new Map<string, Call[]>();
  for (const call of calls) found.set(by(call), [...(found.get(by(call)) ?? []), call]);
  return [...found].sort(([a], [b]) => a.localeCompare(b));
}
