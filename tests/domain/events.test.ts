import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nextSending, retryDelaysMs } from '../../domain/event-delivery.js';
import { eventTypeOf, eventTypes, publicEventTypes } from '../../domain/event-types.js';
import { comparePositions, eventIdOf, eventOf, factOf, type RecordedFact } from '../../domain/events.js';
import { follows } from '../../domain/bill-facts.js';
import { instant } from '../../domain/dates.js';
import { isId, type BillId } from '../../domain/ids.js';
import { paymentFollows } from '../../domain/payment.js';

const now = instant(Date.UTC(2026, 10, 21, 12));
const fact = (over: Partial<RecordedFact> = {}): RecordedFact => ({
  factId: 4_711,
  subject: 'bill',
  subjectId: 'bill_0193b3c0a1b27def8123456789abcdef',
  version: 3,
  billId: 'bill_0193b3c0a1b27def8123456789abcdef' as BillId,
  type: 'held',
  data: { code: 'manual', reason: 'Ask Mr. Smith of the bank about DE89370400440532013000.' },
  actor: { kind: 'system' },
  at: now,
  ...over,
});

describe('event types', () => {
  it('every fact of a bill and of a payment is told or kept internal on purpose', () => {
    expect(Object.keys(eventTypes.bill).sort()).toEqual([...Object.keys(follows), 'received'].sort());
    expect(Object.keys(eventTypes.payment).sort()).toEqual(Object.keys(paymentFollows).sort());
  });

  it('every public type has a name of its own, in the form noun.what, and a description', () => {
    const names = publicEventTypes.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, description } of publicEventTypes) {
      expect(name).toMatch(/^[a-z_]+\.[a-z_]+$/);
      expect(description.length, name).toBeGreaterThan(10);
    }
  });

  it('a fact that this release does not know is internal', () => {
    expect(eventTypeOf('bill', 'evaporated')).toBeNull();
    expect(eventTypeOf('moon', 'held')).toBeNull();
    expect(eventTypeOf('constructor', 'name')).toBeNull();
    expect(eventTypeOf('bill', 'constructor')).toBeNull();
  });
});

describe('an event', () => {
  it('is thin: ids, version, status, actor and chosen data, never what people wrote', () => {
    expect(eventOf(fact())).toEqual({
      id: eventIdOf(fact()),
      type: 'bill.held',
      timestamp: now,
      data: {
        billId: fact().billId,
        version: 3,
        status: 'on_hold',
        actor: { kind: 'system' },
        code: 'manual',
      },
    });
  });

  it('does not exist for an internal fact', () => {
    expect(eventOf(fact({ type: 'extraction_begun' }))).toBeNull();
    expect(eventOf(fact({ subject: 'api_key', type: 'api_key_created' }))).toBeNull();
  });

  test('an id leads back to its fact, and any other text to none', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        fc.date({ min: new Date(0), max: new Date('2199-01-01'), noInvalidDate: true }),
        (factId, date) => {
          const named = { factId, at: instant(date.getTime()) };
          const id = eventIdOf(named);
          expect(isId('event', id)).toBe(true);
          expect(factOf(id)).toEqual(named);
        },
      ),
    );
    for (const text of [
      '',
      'evt_1',
      'evt_0193b3c0a1b27def8123456789abcdef',
      'bill_x',
      eventIdOf(fact()).slice(0, -1),
    ]) {
      expect(factOf(text), text).toBeNull();
    }
  });

  test('positions are ordered by transaction, then by number, beyond what a double can hold', () => {
    const at = (transactionId: string, factId: number) => ({ transactionId, factId });
    expect(comparePositions(at('9', 5), at('10', 1))).toBeLessThan(0);
    expect(comparePositions(at('9007199254740993', 1), at('9007199254740992', 9))).toBeGreaterThan(0);
    expect(comparePositions(at('7', 2), at('7', 3))).toBeLessThan(0);
    expect(comparePositions(at('7', 3), at('7', 3))).toBe(0);
  });
});

describe('sending again', () => {
  const delays = (random: number) =>
    retryDelaysMs.map((_delay, index) => {
      const next = nextSending(index + 1, now, { random, retryAfterMs: null });
      return next === null ? Number.NaN : Date.parse(next) - Date.parse(now);
    });

  it('goes on for three days, and then ends', () => {
    const total = delays(0.5).reduce((sum, delay) => sum + delay, 0) / 86_400_000;
    expect(total).toBeGreaterThan(3);
    expect(total).toBeLessThan(3.5);
    expect(nextSending(retryDelaysMs.length + 1, now, { random: 0.5, retryAfterMs: null })).toBeNull();
  });

  it('waits longer each time, and not equally long for all', () => {
    expect(delays(0.5)).toEqual([...delays(0.5)].sort((a, b) => a - b));
    expect(delays(0)[0]).toBe(4_000);
    expect(delays(1)[0]).toBe(6_000);
  });

  it('gives a receiver the time that it asks for, up to a day', () => {
    const wait = (retryAfterMs: number) =>
      Date.parse(nextSending(1, now, { random: 0, retryAfterMs }) ?? '') - Date.parse(now);
    expect(wait(120_000)).toBe(120_000);
    expect(wait(1_000)).toBe(4_000);
    expect(wait(90 * 86_400_000)).toBe(86_400_000);
  });
});
