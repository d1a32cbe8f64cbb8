import { refuse } from './errors.js';

/** One id everywhere: row key, workflow id, idempotency key, log field. A prefix and a UUIDv7 without dashes. */
const prefixes = {
  tenant: 'tnt',
  member: 'mem',
  apiKey: 'key',
  identity: 'idn',
  bill: 'bill',
  vendor: 'ven',
  bankAccount: 'ba',
  payment: 'pay',
  document: 'doc',
  policy: 'pol',
  inboxEvent: 'in',
  remittance: 'rem',
  cashAccount: 'cash',
  ledgerTransaction: 'ltx',
  event: 'evt',
  eventEndpoint: 'we',
  eventDelivery: 'dlv',
  recurringBill: 'rec',
  standingApproval: 'sta',
  screeningEntry: 'scr',
  readingHint: 'rdh',
  upload: 'upl',
  inboundAddress: 'ina',
  inboundMail: 'inm',
} as const;
export type IdKind = keyof typeof prefixes;

declare const brand: unique symbol;
export type Id<K extends IdKind> = string & { readonly [brand]: K };
export type TenantId = Id<'tenant'>;
export type MemberId = Id<'member'>;
export type ApiKeyId = Id<'apiKey'>;
export type IdentityId = Id<'identity'>;
export type BillId = Id<'bill'>;
export type VendorId = Id<'vendor'>;
export type BankAccountId = Id<'bankAccount'>;
export type PaymentId = Id<'payment'>;
export type DocumentId = Id<'document'>;
export type PolicyId = Id<'policy'>;
export type InboxEventId = Id<'inboxEvent'>;
export type ScreeningEntryId = Id<'screeningEntry'>;
export type ReadingHintId = Id<'readingHint'>;
export type UploadId = Id<'upload'>;
export type InboundAddressId = Id<'inboundAddress'>;
export type InboundMailId = Id<'inboundMail'>;
export type RemittanceId = Id<'remittance'>;
export type CashAccountId = Id<'cashAccount'>;
export type LedgerTransactionId = Id<'ledgerTransaction'>;
export type EventId = Id<'event'>;
export type EventEndpointId = Id<'eventEndpoint'>;
export type EventDeliveryId = Id<'eventDelivery'>;
export type RecurringBillId = Id<'recurringBill'>;
export type StandingApprovalId = Id<'standingApproval'>;

/** The tenant that owns what belongs to the installation itself: the webhook inbox. */
export const platformTenantId = 'tnt_00000000000070008000000000000000' as TenantId;

/** `uuid` is a UUIDv7, made by the caller, since domain/ has no randomness. */
export function idFrom<K extends IdKind>(kind: K, uuid: string): Id<K> {
  return `${prefixes[kind]}_${uuid.replaceAll('-', '')}` as Id<K>;
}

/** As a regular expression's source. */
export function idPattern(kind: IdKind): string {
  return `^${prefixes[kind]}_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$`;
}

export function isId<K extends IdKind>(kind: K, text: string): text is Id<K> {
  return new RegExp(idPattern(kind)).test(text);
}

export function parseId<K extends IdKind>(kind: K, text: string): Id<K> {
  if (!isId(kind, text)) refuse('not_found', `No such ${kind}.`);
  return text;
}

const referenceAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Our own reference on the payment: 15 ASCII characters, which fit NACHA, ISO 20022, PayPal, Razorpay and Stripe.
 * The last 75 bits of the id, of which 62 are random.
 */
export function paymentReference(paymentId: PaymentId): string {
  let rest = BigInt(`0x${paymentId.slice(paymentId.indexOf('_') + 1)}`) & ((1n << 75n) - 1n);
  let text = '';
  for (let position = 0; position < 15; position += 1) {
    text = `${referenceAlphabet.charAt(Number(rest & 31n))}${text}`;
    rest >>= 5n;
  }
  return text;
}
