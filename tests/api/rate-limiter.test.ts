import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientOf, networks } from '../../api/client-address.js';
import { RateLimiter, unitsOf } from '../../api/rate-limits.js';

const quota = { name: 'caller', perMinute: 60 };

/** A limiter whose clock is moved by hand. */
function limiter(idsMax = 100) {
  const clock = { ms: 0 };
  const rates = new RateLimiter(idsMax, () => clock.ms);
  const ask = (id: string, units = 1) => {
    const standing = rates.look(id, quota, units);
    if (standing.waitMs === 0) rates.take(id, standing);
    return standing;
  };
  return { clock, rates, ask };
}

describe('a quota', () => {
  it('may be used at once, and refills evenly', () => {
    const { clock, ask } = limiter();
    for (let used = 1; used <= 60; used += 1)
      expect(ask('a')).toMatchObject({ remaining: 60 - used, waitMs: 0 });
    expect(ask('a')).toMatchObject({ remaining: 0, waitMs: 1_000 });
    clock.ms = 999;
    expect(ask('a').waitMs).toBe(1);
    clock.ms = 1_000;
    expect(ask('a').waitMs).toBe(0);
    expect(ask('a').waitMs).toBe(1_000);
  });

  it('is not saved up beyond itself', () => {
    const { clock, ask } = limiter();
    ask('a');
    clock.ms = 3_600_000;
    expect(ask('a', 60)).toMatchObject({ remaining: 0, waitMs: 0 });
    expect(ask('a').waitMs).toBeGreaterThan(0);
  });

  it('that is smaller than one request lets one in when it is whole', () => {
    const { ask } = limiter();
    expect(ask('a', 1_000).waitMs).toBe(0);
    expect(ask('a', 1).waitMs).toBeGreaterThan(0);
  });

  it('lets in no more than itself and what refilled, however requests come', () => {
    const request = fc.record({ pauseMs: fc.nat(5_000), units: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 200 }), (requests) => {
        const { clock, ask } = limiter();
        let letIn = 0;
        for (const { pauseMs, units } of requests) {
          clock.ms += pauseMs;
          if (ask('a', units).waitMs === 0) letIn += units;
          expect(letIn).toBeLessThanOrEqual(60 + clock.ms / 1_000 + 1e-6);
        }
      }),
    );
  });

  it('lets a request in after the wait that it was told', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (first, second) => {
        const { clock, ask } = limiter();
        ask('a', first);
        clock.ms += Math.ceil(ask('a', second).waitMs);
        const settled = first + second <= 60 ? 0 : ask('a', second).waitMs;
        expect(settled).toBe(0);
      }),
    );
  });
});

it('memory is bounded, whoever asks; the one unheard of for longest is forgotten', () => {
  const { rates, ask } = limiter(3);
  for (const id of ['a', 'b', 'a', 'c', 'd']) ask(id, 30);
  expect(rates.size).toBe(3);
  expect(ask('a', 0).remaining).toBe(0);
  expect(ask('b', 0).remaining).toBe(60);
});

it.each([
  ['GET', '/v1/bills', 1],
  ['POST', '/v1/bills', 2],
  ['DELETE', '/v1/api-keys/key_1', 2],
  ['POST', '/v1/bills/upload', 20],
])('%s %s costs its units', (method, path, units) => {
  expect(unitsOf(method, path)).toBe(units);
});

describe('the address of a caller', () => {
  const trusted = networks(['10.0.0.0/8', '::1', 'fd00::/8']);

  it.each([
    ['is that of the socket', '198.51.100.1', undefined, '198.51.100.1'],
    ['is not what a stranger writes', '198.51.100.1', '203.0.113.1', '198.51.100.1'],
    ['is what a trusted proxy writes', '10.0.0.1', '203.0.113.1', '203.0.113.1'],
    ['is what the last trusted proxy heard', '10.0.0.1', '1.1.1.1, 203.0.113.1, 10.2.3.4', '203.0.113.1'],
    ['is the proxy where it writes nonsense', '10.0.0.1', 'nonsense', '10.0.0.1'],
    ['is IPv4 through an IPv6 socket', '::ffff:198.51.100.1', undefined, '198.51.100.1'],
    ['is trusted through an IPv6 socket too', '::ffff:10.0.0.1', '203.0.113.1', '203.0.113.1'],
    ['is a network of IPv6', '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
    ['is the same network, shortened', '2001:db8:1:2::9', undefined, '2001:db8:1:2::/64'],
    ['is the first where all are trusted', '10.0.0.1', '10.0.0.2', '10.0.0.2'],
  ])('%s', (_what, peer, forwardedFor, address) => {
    expect(clientOf(peer, forwardedFor, trusted)).toBe(address);
  });
});
