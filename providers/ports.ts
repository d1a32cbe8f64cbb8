import type { Bill, BillStatus } from '../domain/bill.js';
import type { CalendarDate, Instant } from '../domain/dates.js';
import type { Extraction, ReaderChoice } from '../domain/extraction.js';
import type { BillId, RecurringBillId, TenantId } from '../domain/ids.js';
import type { ModelUse } from '../domain/model-use.js';
import type { Money } from '../domain/money.js';
import type { Rail } from '../domain/payment.js';
import type { KnownSchedule, RecurringSchedule } from '../domain/recurring-schedule.js';

// The outside world in our own terms. One vendor a folder beside this file; activities see only these types.

/** How a vendor's fault is classified, once, in the vendor's file. */
export type ProviderFaultKind = 'refused' | 'invalid' | 'unavailable' | 'unknown';

export class ProviderFault extends Error {
  override readonly name = 'ProviderFault';
  constructor(
    readonly kind: ProviderFaultKind,
    readonly provider: string,
    /** The vendor's own code, safe to store and show. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

// --- Paying -------------------------------------------------------------------------------------------------------

export type PaymentInstruction = {
  /** Decided before the first attempt; changes only after a definitive decline. */
  readonly idempotencyKey: string;
  /** 15 ASCII characters, ours, on the bank statement. */
  readonly reference: string;
  readonly amount: Money;
  readonly payee: PayeeHandle;
  readonly description: string;
  /** Ids only, so that a payment found at the provider leads back to ours. */
  readonly metadata: Readonly<Record<string, string>>;
};

/** What the rail calls the payee: opaque to us. */
export type PayeeHandle = { readonly recipientId: string; readonly payoutMethodId: string };

export type BankDetails = {
  readonly holderName: string;
  readonly country: string;
  /** Routing number (US) or BIC; absent where the IBAN suffices. */
  readonly routingNumber: string | null;
  /** Account number or IBAN. */
  readonly accountNumber: string;
  readonly currency: string;
};

export type RailPaymentState = 'processing' | 'posted' | 'failed' | 'returned' | 'canceled';

/** A payment as the rail knows it now. */
export type RailPayment = {
  readonly providerPaymentId: string;
  readonly reference: string | null;
  readonly state: RailPaymentState;
  readonly amount: Money;
  /** Our retry rules' vocabulary, or the vendor's own word when it is new to us. */
  readonly reason: string | null;
  readonly metadata: Readonly<Record<string, string>>;
};

export type SubmitResult =
  | { readonly outcome: 'accepted'; readonly payment: RailPayment }
  | { readonly outcome: 'rejected'; readonly code: string; readonly message: string }
  | { readonly outcome: 'unknown'; readonly code: string };

export type RailCancelResult = 'canceled' | 'too_late' | 'unknown';

export interface PaymentRail {
  readonly name: Rail;
  /** How long the provider answers the same key with the same answer. */
  readonly dedupeWindowMs: number;
  /** Makes the payee known to the rail. The same key gives the same handle. */
  registerPayee(input: {
    readonly idempotencyKey: string;
    readonly displayName: string;
    readonly email: string | null;
    readonly bank: BankDetails;
  }): Promise<PayeeHandle>;
  /** Never throws for a fault of the network or the vendor: that is `unknown`. */
  submit(instruction: PaymentInstruction): Promise<SubmitResult>;
  cancel(providerPaymentId: string): Promise<RailCancelResult>;
  get(providerPaymentId: string): Promise<RailPayment>;
  /** Looks through what the provider has for this payee since then; null when it is not there. */
  findByReference(reference: string, payee: PayeeHandle, since: Instant): Promise<RailPayment | null>;
}

/** A webhook whose signature was right. The object is to be fetched; the event is only a hint. */
export type RailEvent = {
  readonly eventId: string;
  readonly type: string;
  readonly occurredAt: Instant;
  /** Null when the event is not about an outbound payment. */
  readonly providerPaymentId: string | null;
};

/** Throws ProviderFault `refused` when the signature does not fit. */
export interface RailWebhooks {
  verify(rawBody: string, signatureHeader: string): RailEvent;
}

// --- Mail ---------------------------------------------------------------------------------------------------------

export type Mail = {
  /** Ours; comes back in the vendor's events. */
  readonly mailId: string;
  readonly tenantId: string;
  readonly to: string;
  readonly toName: string;
  readonly subject: string;
  readonly text: string;
  readonly attachment: { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array };
};

export interface Mailer {
  /** `unknown` when nobody can tell whether the vendor took it. */
  send(
    mail: Mail,
  ): Promise<
    | { readonly outcome: 'accepted'; readonly providerMessageId: string }
    | { readonly outcome: 'rejected'; readonly code: string }
    | { readonly outcome: 'unknown'; readonly code: string }
  >;
  /** Asks the vendor whether a mail with this id was taken; null when it cannot tell or was not. */
  find(mailId: string): Promise<{ readonly providerMessageId: string } | null>;
}

export type MailEvent = {
  readonly eventId: string;
  readonly mailId: string | null;
  readonly tenantId: string | null;
  readonly kind: 'delivered' | 'bounced' | 'dropped' | 'deferred' | 'other';
  readonly reason: string | null;
  readonly occurredAt: Instant;
};

/** Throws ProviderFault `refused` when the signature does not fit. */
export interface MailWebhooks {
  verify(rawBody: string, signatureHeader: string, timestampHeader: string): MailEvent[];
}

// --- Documents ----------------------------------------------------------------------------------------------------

/** Documents by content hash (lower-case hex SHA-256). Writing the same bytes twice is one object. */
export interface DocumentStorage {
  put(tenantId: string, sha256: string, bytes: Uint8Array, mediaType: string): Promise<void>;
  get(tenantId: string, sha256: string): Promise<Uint8Array>;
  /** Throws ProviderFault when documents could not be stored now. */
  check(): Promise<void>;
}

export type DocumentInput = {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  /** Absent: all that are set up. */
  readonly readers?: ReaderChoice;
  /** Told of each answer of a language model, which has to be paid for whatever became of it. */
  readonly onModelUse?: (use: ModelUse) => void;
  /** Opens an encrypted PDF; never stored. */
  readonly password?: string;
  /** Reads the page only, as if no e-invoice were embedded in the PDF. */
  readonly ignoresAttachments?: boolean;
};

export interface DocumentReader {
  /** Candidates with evidence; a file that cannot be read is an extraction with findings, never a throw. */
  read(document: DocumentInput): Promise<Extraction>;
}

export type RemittanceAdvice = {
  readonly remittanceId: string;
  readonly payerName: string;
  readonly payeeName: string;
  readonly payeeAccountLast4: string;
  readonly reference: string;
  readonly paidOn: CalendarDate;
  readonly total: Money;
  readonly lines: readonly {
    readonly billNumber: string;
    readonly issuedOn: CalendarDate | null;
    readonly gross: Money;
    readonly discount: Money;
    readonly paid: Money;
  }[];
};

export interface RemittanceRenderer {
  /** A PDF. The same advice gives the same bytes. */
  render(advice: RemittanceAdvice): Promise<Uint8Array>;
}

// --- Keys ---------------------------------------------------------------------------------------------------------

/** Wraps data keys. The local one uses a key file; a KMS takes its place by implementing this. */
export interface KeyEncryption {
  readonly keyId: string;
  wrap(dataKey: Uint8Array): Promise<Uint8Array>;
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
}

export type WrappedDataKey = { readonly keyId: string; readonly wrapped: Uint8Array };

/** Where a tenant's wrapped data keys are kept; db/ implements it. `keyId` names the data key within its tenant. */
export interface DataKeyStore {
  load(tenantId: string): Promise<readonly WrappedDataKey[]>;
  /** Adds a key. When the tenant has one under this id already, that one stays: the first writer wins. */
  save(tenantId: string, keyId: string, wrapped: Uint8Array): Promise<void>;
  /** The same data key under another wrapping: overwrites. */
  replace(tenantId: string, keyId: string, wrapped: Uint8Array): Promise<void>;
}

/** The one cell that a ciphertext belongs to; moved to another cell it cannot be read. */
export type FieldAddress = {
  readonly tenantId: string;
  readonly table: string;
  readonly column: string;
  readonly row: string;
};

export interface FieldCipher {
  /** Printable ASCII that names its format and key: `v1.field-1.…`. */
  encrypt(address: FieldAddress, plaintext: string): Promise<string>;
  /** Throws ProviderFault `invalid` when the text was altered or belongs to another cell. */
  decrypt(address: FieldAddress, sealed: string): Promise<string>;
  /** Keyed hash, 64 hex digits: equal texts of one tenant and purpose are equal, and nothing else is told. */
  blindIndex(tenantId: string, purpose: string, text: string): Promise<string>;
  /** Wraps the tenant's data keys under the current key-encryption key; ciphertexts stay. Answers how many. */
  rewrap(tenantId: string): Promise<number>;
}

// --- Events out -----------------------------------------------------------------------------------------------------

export type EventSending = {
  readonly url: string;
  /** The same at every sending of the event; receivers tell repetitions by it. */
  readonly eventId: string;
  readonly body: string;
  readonly at: Instant;
  /** Each live one signs. */
  readonly secrets: readonly string[];
};

export type EventAnswer =
  | {
      readonly outcome: 'answered';
      readonly statusCode: number;
      /** What the receiver asked for by Retry-After. */
      readonly retryAfterMs: number | null;
      /** The start of the answer. */
      readonly answer: string;
    }
  /** Nothing came back, or the address is none that we send to; a code, safe to store and show. */
  | { readonly outcome: 'failed'; readonly error: string };

export interface EventSender {
  /** Sends once, follows nothing, and ends within its limit of time. Never throws. */
  send(sending: EventSending): Promise<EventAnswer>;
  close(): void;
}

// --- The engine ----------------------------------------------------------------------------------------------------

type BillRef = { readonly tenantId: TenantId; readonly billId: BillId };

/** What activities need from the engine itself: other bills' workflows. */
export interface BillEngine {
  startBill(bill: Bill | BillRef): Promise<void>;
  /**
   * Starts the workflow when there is none: a return comes days after its bill was closed. `became`: the bill's status,
   * when the news is in its row already.
   */
  notifyPayment(
    ref: BillRef,
    news: { readonly eventId: string; readonly became?: BillStatus },
  ): Promise<void>;
  /** Wakes a bill that waits for something outside of it. */
  signalSurroundings(ref: BillRef, because: string): Promise<void>;
  /** Ids of bills whose workflow runs, as visibility knows them: seconds behind. */
  runningBillIds(): Promise<ReadonlySet<BillId>>;
}

/** The Schedules of recurring bills, each under its bill's id. */
export interface RecurringSchedules {
  /** Makes it, or makes it what the row wants. */
  put(schedule: RecurringSchedule): Promise<void>;
  /** Fires it now, paused or not. */
  fire(recurringBillId: RecurringBillId): Promise<void>;
  /** One that is not there is removed already. */
  remove(recurringBillId: RecurringBillId): Promise<void>;
  /** As visibility knows them: seconds behind. `now` tells which firings lie ahead. */
  list(now: Instant): Promise<ReadonlyMap<RecurringBillId, KnownSchedule>>;
}
