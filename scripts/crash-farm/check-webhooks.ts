import type { Check, Evidence, Violation } from './evidence.js';
import { groupBy } from './group-by.js';

/** What was answered 200 is stored, once; and hearing all of it again changes nothing. */
export const checkWebhooks: Check = ({ oracle, inbox, changedByReplay }) => {
  const stored = groupBy(
    inbox.filter(({ provider }) => provider === 'stripe'),
    ({ eventId }) => eventId,
  );
  const acknowledged = new Set(
    oracle.flatMap((entry) =>
      entry.kind === 'webhook_sent' && entry.status !== null && entry.status < 300 ? [entry.eventId] : [],
    ),
  );
  const unstored = [...acknowledged].filter((eventId) => !stored.has(eventId));
  const twice = [...stored].filter(([, rows]) => rows.length > 1);
  return [
    ...unstored.map((about): Violation => ({
      code: 'webhook_acknowledged_unstored',
      about,
      detail: 'was answered with success and is not in the inbox',
    })),
    ...twice.map(([about, rows]): Violation => ({
      code: 'webhook_stored_twice',
      about,
      detail: `${rows.length} rows`,
    })),
    ...(changedByReplay ?? []).map((about): Violation => ({
      code: 'replay_changed_something',
      about,
      detail: 'is not what it was before its webhooks were sent again',
    })),
  ];
};

/**
 * What webhooks may change, by the subject that it is about: compared before and after all were sent again. `except` are
 * bills that change by themselves.
 */
export function digestOf(
  { bills, payments, facts }: Pick<Evidence, 'bills' | 'payments' | 'facts'>,
  except: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const counts = isAbout(except);
  return new Map<string, string>([
    ...bills.filter(counts).map((bill) => [bill.billId, versionAndState(bill)] as const),
    ...payments.filter(counts).map((payment) => [payment.paymentId, versionAndState(payment)] as const),
    ...[...groupBy(facts.filter(isAboutMoney).filter(counts), ({ subjectId }) => subjectId)].map(
      ([subjectId, rows]) => [`facts of ${subjectId}`, String(rows.length)] as const,
    ),
  ]);
}

const isAbout =
  (except: ReadonlySet<string>) =>
  ({ billId }: { readonly billId: string | null }) =>
    billId === null || !except.has(billId);

const versionAndState = ({ version, state }: { readonly version: number; readonly state: unknown }) =>
  `${version} ${JSON.stringify(state)}`;

/** The mailer's events come in on their own, and change remittances only. */
const isAboutMoney = ({ subject }: Evidence['facts'][number]) => subject === 'bill' || subject === 'payment';

export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  const subjects = new Set([...before.keys(), ...after.keys()]);
  return [...subjects].filter((subject) => before.get(subject) !== after.get(subject));
}
