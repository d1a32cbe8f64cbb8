import type { MemberId } from '../../domain/ids.js';
import type { BillPlan } from './plan.js';

/** What the farm was told by the product, and so may hold it to. */
export type AcknowledgedBill = {
  readonly billId: string;
  readonly number: string;
  readonly vendorId: string;
  readonly amountMinor: number;
  readonly plan: BillPlan['index'];
  /** Entered on purpose although the same bill is there. */
  readonly isDuplicate: boolean;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
};

export type AcknowledgedCommand = {
  readonly billId: string;
  readonly command: 'approve' | 'cancel' | 'hold' | 'release' | 'correct';
  readonly memberId: MemberId;
  /** The status that the answer showed. */
  readonly became: string;
};

/** One fault as it was carried out. */
export type FaultDone = {
  readonly what: string;
  readonly part: string;
  readonly kind: 'kill' | 'freeze' | 'line' | 'keys-forgotten';
  readonly fromMs: number;
  readonly untilMs: number;
};

export type Memory = {
  readonly bills: AcknowledgedBill[];
  readonly commands: AcknowledgedCommand[];
  readonly faults: FaultDone[];
  /** Calls without an answer within minutes: the farm knows nothing of these. */
  unanswered: number;
  begun: number;
};

export const emptyMemory = (): Memory => ({ bills: [], commands: [], faults: [], unanswered: 0, begun: 0 });
