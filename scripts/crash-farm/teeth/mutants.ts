import type { ViolationCode } from '../evidence.js';
import type { ScenarioName } from './scenarios.js';

export type Edit = {
  readonly file: string;
  /** Exactly as it stands in the file, once: a mutant that no longer fits the source has to be made anew. */
  readonly text: string;
  readonly replacement: string;
};

/** A defect that we could have made, and the violation by which the checks have to name it. */
export type Mutant = {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Run on the mutant's own database, as the owner of the tables. */
  readonly sql?: string;
  readonly scenario: ScenarioName;
  readonly caughtBy: ViolationCode;
};

const submit = 'activities/submit-payment.ts';
const resolve = 'activities/resolve-payment.ts';

export const mutants: readonly Mutant[] = [
  {
    name: 'a random idempotency key',
    edits: [
      {
        file: submit,
        text: 'idempotencyKey: attemptKey(payment),',
        replacement: 'idempotencyKey: `${attemptKey(payment)}/${Math.random()}`,',
      },
    ],
    scenario: 'plain',
    caughtBy: 'unrecorded_key',
  },
  {
    name: 'a new key after a time-out',
    edits: [
      {
        file: submit,
        text: '      return await sendInTime(deps, instruction, claimedAt);\n',
        replacement:
          '      const result = await sendInTime(deps, instruction, claimedAt);\n' +
          "      if (result.outcome !== 'unknown') return result;\n" +
          '      const again = { ...instruction, idempotencyKey: `${instruction.idempotencyKey}/again` };\n' +
          '      return await sendInTime(deps, again, claimedAt);\n',
      },
    ],
    scenario: 'answer lost',
    caughtBy: 'paid_twice',
  },
  {
    name: 'a resend after the window',
    edits: [
      {
        file: resolve,
        text: '    const found = await deps.rail.findByReference(payment.reference, payee, since);\n',
        replacement:
          '    const resent = await deps.rail.submit(instructionFor(payment, payee));\n' +
          "    if (resent.outcome !== 'unknown') return recordSubmission(deps, ref, resent);\n" +
          '    const found = await deps.rail.findByReference(payment.reference, payee, since);\n',
      },
    ],
    scenario: 'answer lost',
    caughtBy: 'paid_twice',
  },
  {
    name: 'no unique index on live payments',
    edits: [],
    sql: 'drop index payments_one_live',
    scenario: 'plain',
    caughtBy: 'guard_missing',
  },
  {
    name: 'no unique index on webhooks',
    edits: [],
    sql: 'drop index inbox_events_event',
    scenario: 'webhook twice',
    caughtBy: 'webhook_stored_twice',
  },
  {
    name: 'a webhook that is acknowledged before its commit',
    edits: [
      {
        file: 'api/routes/webhooks/webhooks.ts',
        text: 'await inbox([{ provider: ',
        replacement: 'await answeredFirst(inbox)([{ provider: ',
      },
      {
        file: 'api/routes/webhooks/webhooks.ts',
        text: 'function answerStored(',
        replacement:
          'const answeredFirst = (inbox: Inbox): Inbox => (events) => {\n' +
          '  inbox(events).catch(() => undefined);\n' +
          '  return Promise.resolve(events.length);\n' +
          '};\n\n' +
          'function answerStored(',
      },
    ],
    scenario: 'database away from the API',
    caughtBy: 'webhook_acknowledged_unstored',
  },
  {
    name: 'money in floating point',
    edits: [
      {
        file: 'providers/stripe/amounts.ts',
        text: 'return { value: amountMinor, ',
        replacement: 'return { value: Math.trunc((amountMinor / 100) * 100), ',
      },
    ],
    scenario: 'plain',
    caughtBy: 'amount_differs',
  },
  {
    name: 'sending first and recording afterwards',
    edits: [
      {
        file: submit,
        text: '  const { begun, isOurs } = await begin(deps, ref);\n',
        replacement:
          '  const early = await sendPatiently(deps, instructionFor(payment, payee), deps.now());\n' +
          '  const { begun, isOurs } = await begin(deps, ref);\n',
      },
      {
        file: submit,
        text: '    : await sendPatiently(deps, instructionFor(begun.payment, payee), firstSentAt);',
        replacement: '    : early;',
      },
    ],
    scenario: 'plain',
    caughtBy: 'sent_before_recorded',
  },
  {
    name: 'a fingerprint that is not checked in the pay step',
    edits: [
      {
        file: 'activities/begin-payment.ts',
        text: ' || terms.fingerprint !== approval.fingerprint',
        replacement: '',
      },
      {
        file: submit,
        text: ' && terms?.fingerprint === payment.approvalFingerprint',
        replacement: '',
      },
    ],
    scenario: 'account changed after approval',
    caughtBy: 'payee_not_approved',
  },
  {
    name: 'a zombie without a fence',
    edits: [
      {
        file: submit,
        text:
          "  if (!isOurs || begun.payment?.state.status !== 'submitting') return begun;\n" +
          '  const { firstSentAt } = begun.payment.state;\n',
        replacement: '  if (begun.payment === null) return begun;\n  const firstSentAt = deps.now();\n',
      },
    ],
    scenario: 'zombie',
    caughtBy: 'paid_twice',
  },
];
