import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Bill, BillStatus } from '../domain/bill.js';
import type { BillCommand, PayingTerms } from '../domain/bill-commands.js';
import type { BillId, MemberId, RecurringBillId, TenantId } from '../domain/ids.js';
import type { Payment } from '../domain/payment.js';
import type { Role } from '../domain/roles.js';

// What crosses into workflows. The API and the worker agree on these names; history keeps them for ever.

export const billWorkflow = 'bill';
export const inboxWorkflow = 'inbox';
export const sweepWorkflow = 'sweep';
export const recurringBillWorkflow = 'recurringBill';

export type BillRef = { readonly tenantId: TenantId; readonly billId: BillId };

export type RecurringBillRef = { readonly tenantId: TenantId; readonly recurringBillId: RecurringBillId };

/** A bill as its workflow sees it after each step. Facts of the row, never documents or account numbers. */
export type BillView = {
  readonly bill: Bill;
  /** The payment that the bill's state names. */
  readonly payment: Payment | null;
  readonly terms: PayingTerms;
};

export type BillCommandMessage = {
  readonly command: BillCommand;
  readonly memberId: MemberId;
  /** As the API authenticated it; absent on a signal, where the member's row tells. Never trusted when it is written. */
  readonly role?: Role;
  readonly requestId?: string;
  /** A command that comes twice under one id is carried out once. The workflow makes one where there is none. */
  readonly commandId?: string;
  /** The version that the caller saw; refused `version_conflict` when the bill has moved on. */
  readonly expectedVersion?: number;
};

/** Answers with the bill after the command, or fails with the refusal: `ApplicationFailure` whose type is the code. */
export const commandBill = defineUpdate<Bill, [BillCommandMessage]>('commandBill');
/** The same from the Temporal UI or CLI, e.g. `{"memberId":"mem_...","command":{"type":"approve","note":null}}`. */
export const billCommanded = defineSignal<[BillCommandMessage]>('billCommanded');
export type PaymentNews = {
  /** Which news. */
  readonly eventId: string;
  /** What the bill became when the inbox wrote the news down; absent when the provider has to be asked. */
  readonly became?: BillStatus;
};
/** The provider has news of the bill's payment. Its object is the truth, fetched by the inbox or by the bill. */
export const paymentNotified = defineSignal<[PaymentNews]>('paymentNotified');
/** Something that the bill waits for has changed outside of it: its vendor was verified, a payment was resolved. */
export const surroundingsChanged = defineSignal<[{ readonly because: string }]>('surroundingsChanged');
export const billView = defineQuery<BillView | null>('billView');

export const inboxFilled = defineSignal('inboxFilled');
