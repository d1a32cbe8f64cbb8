import type { BillCommand } from './bill-commands.js';
import type { Action } from './roles.js';

/** Which permission a command needs; one table for the API, for signals and for the command line. */
export const commandActions = {
  confirm_review: 'bill.correct',
  correct: 'bill.correct',
  read_again: 'bill.correct',
  replace_document: 'bill.correct',
  approve: 'bill.approve',
  reject: 'bill.approve',
  request_changes: 'bill.approve',
  hold: 'bill.hold',
  release: 'bill.hold',
  reschedule: 'bill.schedule',
  pay_now: 'payment.release',
  retry_payment: 'payment.release',
  reopen: 'bill.correct',
  cancel: 'bill.cancel',
  mark_nothing_due: 'bill.cancel',
} as const satisfies Readonly<Record<BillCommand['type'], Action>>;
