import type { Actor } from './bill.js';
import { instant, type Instant } from './dates.js';
import { eventTypeOf, subjectIdNames, type FactSubject } from './event-types.js';
import { idFrom, isId, type BillId, type EventId } from './ids.js';

/** A fact as it is stored; `factId` is its number in the installation. */
export type RecordedFact = {
  readonly factId: number;
  readonly subject: FactSubject;
  readonly subjectId: string;
  readonly version: number;
  readonly billId: BillId | null;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  readonly at: Instant;
};

/** What integrators get: the same body by webhook, stream and list. */
export type PublicEvent = {
  readonly id: EventId;
  readonly type: string;
  readonly timestamp: Instant;
  readonly data: Readonly<Record<string, unknown>>;
};

/** Null when the fact is internal. */
export function eventOf(fact: RecordedFact): PublicEvent | null {
  const type = eventTypeOf(fact.subject, fact.type);
  if (type === null) return null;
  const shown = type.shows
    .filter((name) => name in fact.data)
    .map((name) => [name, fact.data[name]] as const);
  return {
    id: eventIdOf(fact),
    type: type.name,
    timestamp: fact.at,
    data: {
      [subjectIdNames[fact.subject]]: fact.subjectId,
      ...(fact.billId === null ? {} : { billId: fact.billId }),
      version: fact.version,
      ...(type.status === undefined ? {} : { status: type.status }),
      actor: fact.actor,
      ...Object.fromEntries(shown),
    },
  };
}

/** A UUIDv7 of the fact's time and number: the same fact has the same event id for ever, without a column for it. */
export function eventIdOf({ factId, at }: Pick<RecordedFact, 'factId' | 'at'>): EventId {
  const time = Date.parse(at).toString(16).padStart(12, '0');
  const number = (0x8000_0000_0000_0000n | BigInt(factId)).toString(16);
  return idFrom('event', `${time}7000${number}`);
}

/** The fact that an event id names; null when no event can have this id. */
export function factOf(eventId: string): { readonly factId: number; readonly at: Instant } | null {
  if (!isId('event', eventId)) return null;
  const hex = eventId.slice(eventId.indexOf('_') + 1);
  const factId = Number(BigInt(`0x${hex.slice(16)}`) & 0x3fff_ffff_ffff_ffffn);
  const epochMs = Number.parseInt(hex.slice(0, 12), 16);
  if (!Number.isSafeInteger(factId) || epochMs > 8.64e15 || hex.slice(12, 16) !== '7000') return null;
  const named = { factId, at: instant(epochMs) };
  return eventIdOf(named) === eventId ? named : null;
}

/** Where a reader of the facts stands: in the order in which they became visible for good. */
export type FactPosition = { readonly transactionId: string; readonly factId: number };

/** Negative when `a` comes before `b`. */
export function comparePositions(a: FactPosition, b: FactPosition): number {
  if (a.transactionId === b.transactionId) return a.factId - b.factId;
  return BigInt(a.transactionId) < BigInt(b.transactionId) ? -1 : 1;
}

/** Whether an endpoint or listener that asked for these types gets this one; null is all of them. */
export function wantsType(types: readonly string[] | null, type: string): boolean {
  return types === null || types.includes(type);
}
