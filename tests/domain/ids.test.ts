import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idFrom, isId, parseId, paymentReference, platformTenantId, type IdKind } from '../../domain/ids.js';

const kinds = fc.constantFrom<IdKind>(
  'tenant',
  'member',
  'apiKey',
  'bill',
  'vendor',
  'bankAccount',
  'payment',
  'document',
);
const uuids = fc.uuid({ version: 7 });

describe('ids', () => {
  test('are of their own kind and of no other', () => {
    fc.assert(
      fc.property(kinds, kinds, uuids, (kind, other, uuid) => {
        const id = idFrom(kind, uuid);
        expect(parseId(kind, id)).toBe(id);
        expect(isId(other, id)).toBe(other === kind);
      }),
    );
  });

  test.each([
    'bill_',
    'bill_01900000-0000-7000-8000-000000000001',
    'bill_01900000000040008000000000000001',
    'bill_0190000000007000800000000000000G',
    'bill_01900000000070008000000000000001\n',
    ' bill_01900000000070008000000000000001',
    'BILL_01900000000070008000000000000001',
  ])('%j is not there', (text) => {
    expect(() => parseId('bill', text)).toThrow(expect.objectContaining({ code: 'not_found' }));
  });

  test('the platform is a tenant', () => {
    expect(isId('tenant', platformTenantId)).toBe(true);
  });
});

describe('payment references', () => {
  test('are 15 characters that nobody misreads', () => {
    fc.assert(
      fc.property(uuids, (uuid) => {
        expect(paymentReference(idFrom('payment', uuid))).toMatch(/^[0-9A-HJKMNP-TV-Z]{15}$/);
      }),
    );
  });

  test('differ when the random parts of the ids differ', () => {
    fc.assert(
      fc.property(uuids, uuids, (a, b) => {
        const [random, other] = [a, b].map((uuid) => uuid.slice(-17)) as [string, string];
        const references = [a, b].map((uuid) => paymentReference(idFrom('payment', uuid)));
        if (random !== other) expect(references[0]).not.toBe(references[1]);
      }),
    );
  });

  test('stay what they were', () => {
    const id = idFrom('payment', '019a9c3e-7b20-7abc-9def-0123456789ab');
    expect(paymentReference(id)).toBe('AY9VVR14D2PF2DB');
    expect(paymentReference(id)).toBe(paymentReference(id));
  });
});
