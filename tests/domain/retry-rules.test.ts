import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { epochMs, instant, isCalendarDate, type Instant } from '../../domain/dates.js';
import { failureRules, nextAttempt } from '../../domain/retry-rules.js';

const now = '2026-11-21T09:00:00.000Z' as Instant;
const dayMs = 86_400_000;
const daysAgo = (days: number) => instant(epochMs(now) - days * dayMs);

describe('what follows a failure', () => {
  test.each(['insufficient_funds', 'R01', 'R09', 'AM04'])(
    '%s is tried again twice, spaced, then a person is asked',
    (reason) => {
      expect(nextAttempt(reason, 1, now, now)).toEqual({
        action: 'retry',
        at: instant(epochMs(now) + 2 * dayMs),
      });
      expect(nextAttempt(reason, 2, now, daysAgo(2))).toEqual({
        action: 'retry',
        at: instant(epochMs(now) + 5 * dayMs),
      });
      expect(nextAttempt(reason, 3, now, daysAgo(7))).toMatchObject({ action: 'person' });
    },
  );

  test('no retry falls later than 180 days after the first failure', () => {
    expect(nextAttempt('R01', 1, now, daysAgo(178))).toMatchObject({ action: 'retry' });
    expect(nextAttempt('R01', 1, now, daysAgo(179))).toMatchObject({ action: 'person' });
  });

  test.each([
    ...['R02', 'R03', 'R04', 'R12', 'R13', 'R16', 'R20', 'R28', 'AC01', 'AC04', 'AC06'],
    ...['payout_method_closed', 'payout_method_does_not_exist', 'payout_method_invalid_account_number'],
    'payout_method_restricted',
  ])('%s never uses the same account again', (reason) => {
    expect(nextAttempt(reason, 1, now, now)).toMatchObject({ action: 'fix-account' });
  });

  test.each(['R05', 'R07', 'R10', 'R29', 'review_rejected', 'blocked_by_stripe'])('%s stops', (reason) => {
    expect(nextAttempt(reason, 1, now, now)).toMatchObject({ action: 'stop' });
  });

  test.each(['R14', 'R15', 'R17', 'R23', 'R24', 'payout_method_declined', 'unknown_failure', 'AM05'])(
    '%s is for a person',
    (reason) => {
      expect(nextAttempt(reason, 1, now, now)).toMatchObject({ action: 'person' });
    },
  );

  test.each(['toString', '', 'r01', 'tomorrow_a_new_one'])(
    'the unknown reason "%s" is for a person',
    (reason) => {
      expect(nextAttempt(reason, 1, now, now)).toMatchObject({ action: 'person' });
    },
  );

  test('a rule that is not in effect yet is no rule', () => {
    expect(
      nextAttempt('insufficient_funds', 1, '2026-10-27T23:59:59.999Z' as Instant, daysAgo(40)),
    ).toMatchObject({
      action: 'person',
    });
  });
});

test('every rule has a source, a date and one decision for that date', () => {
  const keys = failureRules.map(({ reason, effectiveFrom }) => `${reason} ${effectiveFrom}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { source, effectiveFrom, meaning } of failureRules) {
    expect([source !== '', isCalendarDate(effectiveFrom), meaning !== '']).toEqual([true, true, true]);
  }
});

test('any failure that keeps coming back ends with a person within three attempts', () => {
  const reasons = fc.oneof(fc.constantFrom(...failureRules.map(({ reason }) => reason)), fc.string());
  fc.assert(
    fc.property(reasons, (reason) => {
      let at = now;
      for (let attempts = 1; attempts <= 3; attempts += 1) {
        const next = nextAttempt(reason, attempts, at, now);
        if (next.action !== 'retry') return;
        expect(epochMs(next.at) - epochMs(at)).toBeGreaterThanOrEqual(dayMs);
        at = next.at;
      }
      expect.unreachable(`${reason} was retried more than twice`);
    }),
  );
});
