import type { Database } from '../db/client.js';
import type { Instant } from '../domain/dates.js';
import type { BillId } from '../domain/ids.js';
import type { Logger } from '../log.js';
import type {
  DocumentReader,
  DocumentStorage,
  FieldCipher,
  Mailer,
  PaymentRail,
  RemittanceRenderer,
} from '../providers/ports.js';
import type { BillRef } from '../workflows/messages.js';

/** What activities need from the engine itself: other bills' workflows. */
export interface BillEngine {
  startBill(ref: BillRef): Promise<void>;
  /** Starts the workflow when there is none: a return comes days after its bill was closed. */
  notifyPayment(ref: BillRef, eventId: string): Promise<void>;
  /** Wakes a bill that waits for something outside of it. */
  signalSurroundings(ref: BillRef, because: string): Promise<void>;
  /** Ids of bills whose workflow runs, as visibility knows them: seconds behind. */
  runningBillIds(): Promise<ReadonlySet<BillId>>;
}

export type ActivityDeps = {
  readonly database: Database;
  readonly engine: BillEngine;
  readonly rail: PaymentRail;
  readonly mailer: Mailer;
  readonly reader: DocumentReader;
  readonly renderer: RemittanceRenderer;
  readonly storage: DocumentStorage;
  readonly cipher: FieldCipher;
  readonly log: Logger;
  readonly now: () => Instant;
};
