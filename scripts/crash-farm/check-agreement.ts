import type { Check, Evidence, Violation } from './evidence.js';
import { hasMoved, movementsOf, type Movement } from './movements.js';

/** Provider, payment, bill and ledger say the same about every movement: that it was made, how much, and how it ended. */
export const checkAgreement: Check = (evidence) => {
  const movements = new Map(movementsOf(evidence.oracle).map((movement) => [movement.id, movement]));
  const bills = new Map(evidence.bills.map((bill) => [bill.billId as string, bill]));
  return [
    ...evidence.payments.flatMap((payment) =>
      comparePayment(payment, bills.get(payment.billId), movements.get(payment.providerPaymentId ?? '')),
    ),
    ...paidBills(evidence, movements),
    ...booked(evidence),
  ];
};

type PaymentRow = Evidence['payments'][number];
type BillRow = Evidence['bills'][number];

/** How a payment of ours may stand beside a provider's that stands so. */
const together: Readonly<Record<Movement['status'], readonly string[]>> = {
  processing: ['processing'],
  posted: ['posted'],
  returned: ['returned'],
  failed: ['declined', 'closed', 'ready'],
  canceled: ['declined', 'closed', 'ready'],
};

function comparePayment(
  payment: PaymentRow,
  bill: BillRow | undefined,
  movement: Movement | undefined,
): Violation[] {
  const { billId: about, paymentId, status, amountMinor, currency } = payment;
  const isSaidToMove = ['processing', 'posted', 'returned'].includes(status);
  if (movement === undefined) {
    return isSaidToMove
      ? [
          {
            code: 'paid_without_movement',
            about,
            detail: `${paymentId} is ${status} and the provider has nothing`,
          },
        ]
      : [];
  }
  const found: Violation[] = [];
  if (movement.amountMinor !== amountMinor || movement.currency !== currency) {
    const detail = `${movement.amountMinor} ${movement.currency} at the provider, ${amountMinor} ${currency} here`;
    found.push({ code: 'amount_differs', about, detail });
  }
  if (!together[movement.status].includes(status)) {
    const detail = `the provider says ${movement.status}, the payment ${status}`;
    found.push({ code: 'status_differs', about, detail });
  }
  const schedule = bill && 'schedule' in bill.state ? bill.state.schedule : null;
  const isOfBill = bill && 'paymentId' in bill.state && bill.state.paymentId === paymentId;
  if (isOfBill && schedule && schedule.amount.amountMinor !== amountMinor) {
    const detail = `the bill is to be paid with ${schedule.amount.amountMinor}, the payment has ${amountMinor}`;
    found.push({ code: 'amount_differs', about, detail });
  }
  return found;
}

/** The bill's own word, and every movement has a payment that follows it. */
function paidBills({ bills, payments }: Evidence, movements: ReadonlyMap<string, Movement>): Violation[] {
  const byId = new Map(payments.map((payment) => [payment.paymentId as string, payment]));
  const followed = new Set(payments.map(({ providerPaymentId }) => providerPaymentId));
  const said = bills.flatMap((bill): Violation[] => {
    if (bill.state.status !== 'paid' && bill.state.status !== 'remitted') return [];
    const { status } = byId.get(bill.state.paymentId) ?? { status: 'missing' };
    if (status === 'posted') return [];
    return [
      { code: 'status_differs', about: bill.billId, detail: `the bill is paid, its payment ${status}` },
    ];
  });
  const open = new Set(
    payments.filter(({ status }) => status === 'unknown').map(({ billId }) => billId as string),
  );
  const forgotten = [...movements.values()].flatMap((movement): Violation[] => {
    if (!hasMoved(movement) || followed.has(movement.id) || open.has(movement.billId)) return [];
    const detail = `${movement.id} is ${movement.status} and no payment has it`;
    return [{ code: 'status_differs', about: movement.billId, detail }];
  });
  return [...said, ...forgotten];
}

function booked({ ledger, payments }: Evidence): Violation[] {
  const unbalanced = ledger.unbalanced.map((about): Violation => ({
    code: 'ledger_differs',
    about,
    detail: 'its entries are not zero',
  }));
  const differing = payments.flatMap((payment): Violation[] => {
    const expected = payment.status === 'posted' || payment.status === 'processing' ? payment.amountMinor : 0;
    const left = ledger.leftMinorByPayment[payment.paymentId] ?? 0;
    if (left === expected) return [];
    return [{ code: 'ledger_differs', about: payment.billId, detail: `${left} booked, ${expected} paid` }];
  });
  return [...unbalanced, ...differing];
}
