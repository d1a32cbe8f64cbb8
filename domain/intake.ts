import type { ErrorCode } from './errors.js';
import type { BillId, InboundMailId } from './ids.js';

/** What became of one file of many: each is decided by itself. */
export type IntakeItem = { readonly fileName: string } & (
  | { readonly outcome: 'created'; readonly billId: BillId }
  /** The same bytes are a bill already, which is named. */
  | { readonly outcome: 'duplicate'; readonly billId: BillId }
  | { readonly outcome: 'refused'; readonly code: ErrorCode; readonly reason: string }
);

export const intakeOutcomes = [
  'created',
  'duplicate',
  'refused',
] as const satisfies readonly IntakeItem['outcome'][];

/** The mail that a bill came in with. Anybody can write any sender: it is a hint, and never an authority. */
export type MailOrigin = {
  readonly inboundMailId: InboundMailId;
  readonly sender: string;
  readonly subject: string;
};
