import { approvalProgress, decideApproval } from './approval.js';
import type { Bill, BillDetails, BillState, Schedule } from './bill.js';
import { follows, type BillFact } from './bill-facts.js';
import type { BankingCalendar } from './calendar.js';
import { calendarFor, nextBankingDay } from './calendar.js';
import { addDays, dateIn, instantAt, type CalendarDate, type Instant } from './dates.js';
import { refuse } from './errors.js';
import type { ReaderChoice, Settlement } from './extraction.js';
import type { MemberId, VendorId } from './ids.js';
import type { Role } from './roles.js';
import { planPayment } from './terms.js';

/** What a person may ask of a bill, through the API or by a signal from the Temporal UI. */
export type BillCommand =
  | { readonly type: 'confirm_review'; readonly details: BillDetails; readonly vendorId: VendorId | null }
  | { readonly type: 'correct'; readonly details: BillDetails; readonly vendorId: VendorId | null }
  | { readonly type: 'read_again'; readonly readers: ReaderChoice }
  | {
      readonly type: 'replace_document';
      readonly document: NonNullable<Bill['document']>;
      readonly because: 'joined' | 'split';
    }
  | { readonly type: 'approve'; readonly note: string | null }
  | { readonly type: 'reject'; readonly reason: string }
  | { readonly type: 'request_changes'; readonly reason: string }
  | { readonly type: 'hold'; readonly reason: string }
  | { readonly type: 'release'; readonly reason: string }
  | { readonly type: 'reschedule'; readonly payOn: CalendarDate }
  | { readonly type: 'pay_now' }
  | { readonly type: 'retry_payment' }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'cancel'; readonly reason: string }
  | { readonly type: 'mark_nothing_due'; readonly because: Settlement; readonly reason: string };

export const billCommandTypes = [
  'confirm_review',
  'correct',
  'read_again',
  'replace_document',
  'approve',
  'reject',
  'request_changes',
  'hold',
  'release',
  'reschedule',
  'pay_now',
  'retry_payment',
  'reopen',
  'cancel',
  'mark_nothing_due',
] as const satisfies readonly BillCommand['type'][];

/** How the tenant pays: its clock, its banking days and what its cash costs. */
export type PayingTerms = {
  readonly timeZone: string;
  /** Wall time at which the day's payments begin, `HH:MM`. */
  readonly payTime: string;
  /** Null: the calendar of the bill's currency. */
  readonly calendar: BankingCalendar | null;
  /** Banking days from submitting to settling. */
  readonly settlementDays: number;
  readonly costOfCashBasisPoints: number;
};

export type CommandContext = {
  readonly member: { readonly memberId: MemberId; readonly role: Role };
  readonly at: Instant;
  readonly terms: PayingTerms;
};

/** A bill may not be put off further than this. */
export const payOnDaysMax = 366;

/** The facts that the command makes, or a refusal that says why not. */
export function decide(bill: Bill, command: BillCommand, context: CommandContext): BillFact[] {
  const { state } = bill;
  switch (command.type) {
    case 'confirm_review':
      allow(state, 'review_confirmed', command);
      return [{ type: 'review_confirmed', details: payable(command.details), vendorId: command.vendorId }];
    case 'correct':
      allow(state, 'corrected', command);
      return [{ type: 'corrected', details: payable(command.details), vendorId: command.vendorId }];
    case 'read_again':
      allow(state, 'reading_requested', command);
      requireDocument(bill);
      return [{ type: 'reading_requested', readers: command.readers }];
    case 'replace_document':
      allow(state, 'document_replaced', command);
      requireDocument(bill);
      return [
        {
          type: 'document_replaced',
          document: command.document,
          previous: bill.document?.documentId ?? null,
          because: command.because,
        },
      ];
    case 'approve':
      return approve(bill, command.note, context);
    case 'reject':
      allow(state, 'rejected', command);
      return [{ type: 'rejected', by: context.member.memberId, reason: command.reason }];
    case 'request_changes':
      allow(state, 'changes_requested', command);
      return [{ type: 'changes_requested', by: context.member.memberId, reason: command.reason }];
    case 'hold':
      if (state.status === 'on_hold')
        refuse('wrong_state', 'The bill is on hold already.', { status: state.status });
      allow(state, 'held', command);
      return [{ type: 'held', code: 'manual', reason: command.reason }];
    case 'release':
      return release(bill, command.reason, context);
    case 'reschedule':
      return reschedule(state, command, context);
    case 'pay_now':
      return payNow(state, command, context);
    case 'retry_payment':
      allow(state, 'payment_retried', command);
      return [{ type: 'payment_retried' }];
    case 'reopen':
      allow(state, 'reopened', command);
      return reopen(state, command.reason);
    case 'cancel':
      allow(state, 'canceled', command);
      return [{ type: 'canceled', reason: command.reason }];
    case 'mark_nothing_due':
      allow(state, 'nothing_due', command);
      return [{ type: 'nothing_due', because: command.because, reason: command.reason }];
  }
}

/** When an approved bill is paid: on the date that earns the discount, else so that it settles when due. */
export function scheduleFor(details: BillDetails, at: Instant, terms: PayingTerms): Schedule {
  const { amount, dueOn, issuedOn, discount } = payable(details);
  const today = dateIn(terms.timeZone, at);
  const plan = planPayment({
    issuedOn,
    dueOn,
    discount,
    total: amount,
    today,
    calendar: terms.calendar ?? calendarFor(amount.currency),
    settlementDays: terms.settlementDays,
    costOfCashBasisPoints: terms.costOfCashBasisPoints,
  });
  return {
    payOn: plan.payOn,
    payAt: instantAt(terms.timeZone, plan.payOn, terms.payTime),
    because: plan.reason,
    amount: plan.amount,
    discount: plan.discount,
  };
}

type PayableDetails = BillDetails & {
  readonly amount: NonNullable<BillDetails['amount']>;
  readonly dueOn: CalendarDate;
  readonly number: string;
  readonly vendorName: string;
};

/** Refuses details that nobody could pay. */
export function payable(details: BillDetails): PayableDetails {
  const { amount, dueOn, number, vendorName } = details;
  const missing = Object.entries({ amount, dueOn, number, vendorName })
    .filter(([, value]) => value === null || value === '')
    .map(([name]) => name);
  if (amount === null || dueOn === null || !number || !vendorName) {
    return refuse('invalid_input', `Missing: ${missing.join(', ')}.`, { missing });
  }
  if (amount.amountMinor <= 0) return refuse('nothing_to_pay', 'The amount to pay is not positive.');
  return { ...details, amount, dueOn, number, vendorName };
}

function requireDocument({ document, state }: Bill): void {
  if (document !== null) return;
  refuse('wrong_state', 'This bill was entered without a document.', { status: state.status });
}

function approve(bill: Bill, note: string | null, { member, at, terms }: CommandContext): BillFact[] {
  const { state } = bill;
  if (state.status !== 'awaiting_approval') return refuseState(state, 'approve');
  const { rule, decisions, fingerprint, escalatedAt } = state.approval;
  const { stepIndex } = decideApproval({
    rule,
    decisions,
    approver: member,
    createdBy: bill.createdBy.kind === 'member' ? bill.createdBy.memberId : null,
    escalated: escalatedAt !== null,
  });
  const decision = {
    memberId: member.memberId,
    stepIndex,
    at,
    fingerprint,
    ...(note === null ? {} : { note }),
  };
  const given: BillFact = { type: 'approval_given', decision };
  return approvalProgress(rule, [...decisions, decision]).complete
    ? [given, { type: 'scheduled', schedule: scheduleFor(bill.details, at, terms) }]
    : [given];
}

function release(bill: Bill, reason: string, { member }: CommandContext): BillFact[] {
  const { state } = bill;
  if (state.status !== 'on_hold') return refuseState(state, 'release');
  const isCreator = bill.createdBy.kind === 'member' && bill.createdBy.memberId === member.memberId;
  if (isCreator && state.code !== 'manual') {
    return refuse('second_person_required', 'Somebody other than the creator has to clear this hold.', {
      code: state.code,
    });
  }
  return [{ type: 'released', reason }];
}

/** What was not due may lack an amount, and its document still says that it is paid: a person says what is right first. */
function reopen(state: BillState, reason: string): BillFact[] {
  const reopened: BillFact = { type: 'reopened', reason };
  if (state.status !== 'nothing_due') return [reopened];
  const reasons = [`A person says that it has to be paid: ${reason}`];
  return [reopened, { type: 'review_requested', reasons, vendorCandidates: [] }];
}

function reschedule(
  state: BillState,
  command: Extract<BillCommand, { readonly type: 'reschedule' }>,
  { at, terms }: CommandContext,
): BillFact[] {
  if (state.status !== 'scheduled') return refuseState(state, command.type);
  const today = dateIn(terms.timeZone, at);
  if (command.payOn < today || command.payOn > addDays(today, payOnDaysMax)) {
    refuse('invalid_input', `payOn lies between today (${today}) and ${payOnDaysMax} days from now.`, {
      today,
    });
  }
  return [
    {
      type: 'scheduled',
      schedule: moved(
        state.schedule,
        nextBankingDay(command.payOn, terms.calendar ?? calendarFor(state.schedule.amount.currency)),
        terms,
      ),
    },
  ];
}

/** Paying begins at once; the bank still books it on its next banking day. */
function payNow(state: BillState, command: BillCommand, { at, terms }: CommandContext): BillFact[] {
  if (state.status !== 'scheduled') return refuseState(state, command.type);
  const payOn = dateIn(terms.timeZone, at);
  return [{ type: 'scheduled', schedule: { ...moved(state.schedule, payOn, terms), payAt: at } }];
}

/** A discount that was planned stays only while the new date is not later than the one that earned it. */
function moved(schedule: Schedule, payOn: CalendarDate, terms: PayingTerms): Schedule {
  const keepsDiscount = payOn <= schedule.payOn;
  const { amount, discount } = schedule;
  return {
    payOn,
    payAt: instantAt(terms.timeZone, payOn, terms.payTime),
    because: 'moved',
    amount: keepsDiscount ? amount : { ...amount, amountMinor: amount.amountMinor + discount.amountMinor },
    discount: keepsDiscount ? discount : { ...discount, amountMinor: 0 },
  };
}

function allow(state: BillState, fact: BillFact['type'], command: BillCommand): void {
  if (!follows[fact].includes(state.status)) refuseState(state, command.type);
}

function refuseState(state: BillState, verb: string): never {
  const begun = state.status === 'paying' || state.status === 'unknown';
  return refuse(
    begun ? 'payment_begun' : 'wrong_state',
    begun ? 'Paying has begun and cannot be stopped.' : `A bill that is ${state.status} cannot take ${verb}.`,
    { status: state.status },
  );
}
