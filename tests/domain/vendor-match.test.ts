import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idFrom } from '../../domain/ids.js';
import {
  companyDomain,
  matchVendor,
  normalizeName,
  normalizeTaxId,
  type VendorCandidate,
  type VendorClaim,
} from '../../domain/vendor-match.js';

const vendorId = (n: number) => idFrom('vendor', `0190000000007000800000000000${String(n).padStart(4, '0')}`);

function vendor(n: number, changes: Partial<VendorCandidate> = {}): VendorCandidate {
  return {
    vendorId: vendorId(n),
    name: 'Müller Werkzeuge GmbH',
    aliases: [],
    taxId: 'DE123456789',
    emailDomains: ['mueller-werkzeuge.de'],
    bankAccountHashes: ['hash-1'],
    similarity: 1,
    ...changes,
  };
}

const nothing: VendorClaim = { name: null, taxId: null, email: null, bankAccountHash: null };
const claim = (changes: Partial<VendorClaim>): VendorClaim => ({ ...nothing, ...changes });

describe('names', () => {
  test.each([
    ['Müller Werkzeuge GmbH', 'MULLER WERKZEUGE'],
    ['Acme, Inc.', 'acme'],
    ['Acme Ltd.', 'ACME Limited'],
    ['S.A.R.L. Dupont', 'Dupont SARL'],
    ['Société Générale S.A.', 'Societe Generale'],
    ['Van Dijk B.V.', 'van dijk bv'],
    ['Przykład Sp. z o.o.', 'PRZYKLAD SP ZOO'],
    ['Schmidt & Söhne GmbH & Co. KG', 'Schmidt and Sohne'],
    ['Novák s.r.o.', 'novak'],
    ['Rossi S.p.A.', 'Rossi'],
    ['Ørsted A/S', 'orsted'],
    ['株式会社山田', '山田'],
    ['山田(株)', '山田'],
    ['ООО Ромашка', 'Ромашка'],
    ["O'Brien's Pty Ltd", 'OBriens'],
    ['Grupo Sol S. de R.L. de C.V.', 'grupo sol'],
  ])('%s is %s', (a, b) => {
    expect(normalizeName(a)).toBe(normalizeName(b));
    expect(normalizeName(a)).not.toBe('');
  });

  test.each([
    ['Acme East Ltd', 'Acme West Ltd'],
    ['ガス', 'カス'],
    ['Limited Edition', 'Edition'],
    ['Constructor', 'Constructor Constructor'],
  ])('%s is not %s', (a, b) => {
    expect(normalizeName(a)).not.toBe(normalizeName(b));
  });

  test('a name that is nothing but legal forms stays a name', () => {
    expect(normalizeName('SAS')).toBe('sas');
    expect(normalizeName('Co. Ltd.')).toBe('co');
    expect(normalizeName('...')).toBe('');
  });

  test('any text gives a name without accents, case or outer spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const name = normalizeName(text);
        expect(name).toBe(name.trim());
        expect(name).toBe(name.toLowerCase());
        expect(normalizeName(text.toLowerCase())).toBe(name);
      }),
    );
  });
});

test.each([
  ['DE 123 456 789', 'DE123456789'],
  ['USt-IdNr.: DE123456789', 'DE123456789'],
  ['VAT No. GB 123.4567.89', 'GB123456789'],
  ['EIN 12-3456789', '123456789'],
  ['CHE-123.456.789 MWST', 'CHE123456789'],
  ['NIP: 526-025-09-95', '5260250995'],
  ['n/a', 'NA'],
  ['', ''],
])('the tax id %s reads %s', (text, expected) => {
  expect(normalizeTaxId(text)).toBe(expected);
});

test.each([
  ['Billing@Acme.COM', 'acme.com'],
  ['someone@gmail.com', null],
  ['not an address', null],
  ['', null],
])('the company domain of %s is %s', (email, domain) => {
  expect(companyDomain(email)).toBe(domain);
});

describe('matches alone', () => {
  test.each<[string, Partial<VendorClaim>, Partial<VendorCandidate>, string]>([
    ['an equal tax id and name', { taxId: 'de 123456789', name: 'MÜLLER WERKZEUGE' }, {}, 'tax_id'],
    [
      'an equal tax id and a similar name',
      { taxId: 'DE123456789', name: 'Mueller' },
      { similarity: 0.4 },
      'tax_id',
    ],
    ['an equal tax id without a name', { taxId: 'DE123456789' }, { similarity: 0 }, 'tax_id'],
    ['an equal name without tax id', { name: 'Muller Werkzeuge' }, {}, 'name'],
    ['an equal name when only we know the tax id', { name: 'Müller Werkzeuge GmbH' }, {}, 'name'],
    [
      'an equal name when only the bill has one',
      { name: 'Müller Werkzeuge', taxId: 'DE1' },
      { taxId: null },
      'name',
    ],
    ['an equal alias', { name: 'MW Tools' }, { aliases: ['M.W. Tools GmbH', 'MW Tools'] }, 'alias'],
    ['a tax id that lacks its country', { name: 'Müller Werkzeuge', taxId: '123456789' }, {}, 'name'],
  ])('%s', (_, said, known, because) => {
    expect(
      matchVendor(claim(said), [
        vendor(1, known),
        vendor(2, { name: 'Other', taxId: 'X2', similarity: 0.5 }),
      ]),
    ).toEqual({
      outcome: 'matched',
      vendorId: vendorId(1),
      because,
    });
  });
});

describe('asks', () => {
  const other = vendor(2, {
    name: 'Beta AG',
    taxId: 'DE222',
    similarity: 0.1,
    emailDomains: [],
    bankAccountHashes: [],
  });

  test.each<[string, Partial<VendorClaim>, VendorCandidate[], string, number[]]>([
    [
      'two vendors with the same tax id',
      { taxId: 'DE123456789' },
      [vendor(1), vendor(3)],
      'shared_tax_id',
      [1, 3],
    ],
    [
      'the tax id of one with a very different name',
      { taxId: 'DE222', name: 'Zeta Bau' },
      [other],
      'tax_id_with_other_name',
      [2],
    ],
    [
      'the tax id of one and the name of another',
      { taxId: 'DE222', name: 'Müller Werkzeuge GmbH' },
      [vendor(1), other],
      'tax_id_and_name_disagree',
      [1, 2],
    ],
    [
      'the name of one with another tax id',
      { name: 'Müller Werkzeuge', taxId: 'DE999999999' },
      [vendor(1)],
      'name_with_other_tax_id',
      [1],
    ],
    [
      'the same digits from another country',
      { name: 'Müller Werkzeuge', taxId: 'AT123456789' },
      [vendor(1)],
      'name_with_other_tax_id',
      [1],
    ],
    [
      'the same name in another legal form',
      { name: 'Müller Werkzeuge AG' },
      [vendor(1)],
      'other_legal_form',
      [1],
    ],
    [
      'two vendors of one name',
      { name: 'Müller Werkzeuge' },
      [vendor(1), vendor(3, { name: 'Müller Werkzeuge AG', taxId: 'DE3' })],
      'shared_name',
      [1, 3],
    ],
    ['a similar name', { name: 'Müler Werkzeuge' }, [vendor(1, { similarity: 0.7 }), other], 'similar', [1]],
    [
      'no more than a known bank account',
      { name: 'Zeta Bau', bankAccountHash: 'hash-1' },
      [vendor(1, { similarity: 0 }), other],
      'similar',
      [1],
    ],
    [
      'no more than a known company domain',
      { name: 'Zeta Bau', email: 'a@Mueller-Werkzeuge.de' },
      [vendor(1, { similarity: 0 }), other],
      'similar',
      [1],
    ],
    ['nothing that names anybody', { name: ' - ' }, [other], 'nothing_to_match', []],
  ])('%s', (_, said, candidates, because, expected) => {
    expect(matchVendor(claim(said), candidates)).toEqual({
      outcome: 'ask',
      because,
      candidates: expected.map(vendorId),
    });
  });

  test('the most similar five are shown, best first', () => {
    const candidates = Array.from({ length: 9 }, (_, n) =>
      vendor(n, { name: `V${n}`, similarity: 0.5 + n / 100 }),
    );
    expect(matchVendor(claim({ name: 'Vx' }), candidates)).toMatchObject({
      candidates: [8, 7, 6, 5, 4].map(vendorId),
    });
  });
});

test('a name that resembles nobody is a new vendor', () => {
  const stranger = vendor(1, { similarity: 0.2, emailDomains: ['gmail.com'] });
  expect(matchVendor(claim({ name: 'Zeta Bau', email: 'zeta@gmail.com' }), [stranger])).toEqual({
    outcome: 'new',
    because: 'no_similar_vendor',
  });
  expect(matchVendor(claim({ name: 'Zeta Bau' }), [])).toMatchObject({ outcome: 'new' });
});

test('bank account and mail never decide, whatever else is said', () => {
  const names = fc.constantFrom(null, '', 'Zeta Bau', 'Müler Werkzeug');
  fc.assert(
    fc.property(names, fc.double({ min: 0, max: 1, noNaN: true }), (name, similarity) => {
      const supported = claim({ name, bankAccountHash: 'hash-1', email: 'x@mueller-werkzeuge.de' });
      expect(matchVendor(supported, [vendor(1, { similarity })]).outcome).toBe('ask');
    }),
  );
});
