import type { Database } from '../db/client.js';
import type { ConfidenceGate } from '../domain/extraction.js';
import type { Instant } from '../domain/dates.js';
import type { ModelPrices } from '../domain/model-use.js';
import type { Logger } from '../log.js';
import type {
  BillEngine,
  DocumentReader,
  DocumentStorage,
  FieldCipher,
  Mailer,
  PaymentRail,
  RecurringSchedules,
  RemittanceRenderer,
} from '../providers/ports.js';

export type ActivityDeps = {
  readonly database: Database;
  readonly engine: BillEngine;
  readonly schedules: RecurringSchedules;
  readonly rail: PaymentRail;
  readonly mailer: Mailer;
  readonly reader: DocumentReader;
  readonly renderer: RemittanceRenderer;
  readonly storage: DocumentStorage;
  readonly cipher: FieldCipher;
  readonly log: Logger;
  readonly now: () => Instant;
  /** For tenants that have set none of their own. */
  readonly confidenceGate: ConfidenceGate;
  /** Null: no model reads. */
  readonly modelBudget: ModelBudget | null;
  /** For the metrics of this worker: once for each outcome that was committed. */
  readonly countPayment: (outcome: PaymentOutcome) => void;
};

export type ModelBudget = {
  readonly prices: ModelPrices;
  /** Of a tenant that has none of its own, in millionths of a US dollar for a calendar month (UTC). */
  readonly monthMicroUsd: number;
};

export type PaymentOutcome = 'posted' | 'declined' | 'returned' | 'unknown';
