import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSameAccount,
  bankAccountIndexText,
  isAbaNumber,
  isIban,
  normalizeBankAccount,
} from '../../domain/bank-account.js';

// Examples of the SWIFT IBAN registry.
const ibans = [
  'DE89370400440532013000',
  'GB29NWBK60161331926819',
  'FR1420041010050500013M02606',
  'NL91ABNA0417164300',
  'NO9386011117947',
  'MT84MALT011000012345MTLCAST001S',
];

describe('an IBAN', () => {
  it.each(ibans)('%s is one', (iban) => {
    expect(isIban(iban)).toBe(true);
  });

  it('is none any more when one digit is another', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ibans),
        fc.nat({ max: 14 }),
        fc.integer({ min: 1, max: 9 }),
        (iban, at, by) => {
          const digit = iban[at] ?? '';
          fc.pre(/\d/.test(digit));
          const other = String((Number(digit) + by) % 10);
          expect(isIban(`${iban.slice(0, at)}${other}${iban.slice(at + 1)}`)).toBe(false);
        },
      ),
    );
  });

  it('is none when it is too short for its country', () => {
    expect(isIban('DE89 3704 0044 0532 0130 00')).toBe(true);
    expect(isIban('DE89 3704 0044 0532 0130')).toBe(false);
  });
});

describe('an ABA number', () => {
  it.each(['110000000', '021000021', '011401533'])('%s is one', (text) => {
    expect(isAbaNumber(text)).toBe(true);
  });
  it.each(['110000001', '02100002', '000000000', '0210000211', 'abcdefghi'])('%s is none', (text) => {
    expect(isAbaNumber(text)).toBe(false);
  });
});

const german = {
  holderName: ' Blau   GmbH ',
  country: 'de',
  routingNumber: null,
  accountNumber: 'de89 3704 0044 0532 0130 00',
  currency: 'EUR',
} as const;

describe('an account', () => {
  it('is kept without spaces and in capitals', () => {
    expect(normalizeBankAccount(german)).toEqual({
      holderName: 'Blau GmbH',
      country: 'DE',
      routingNumber: null,
      accountNumber: 'DE89370400440532013000',
      currency: 'EUR',
    });
  });

  it.each([
    ['of Germany without an IBAN', { ...german, accountNumber: '532013000', routingNumber: '37040044' }],
    ['whose IBAN is of another country', { ...german, country: 'FR' }],
    ['beside whose IBAN stands no BIC', { ...german, routingNumber: '123' }],
    [
      'of the US with letters',
      { ...german, country: 'US', routingNumber: '110000000', accountNumber: '12X4' },
    ],
    ['of the UK without a sort code', { ...german, country: 'GB', accountNumber: '12345678' }],
    ['that nobody holds', { ...german, holderName: ' ' }],
  ])('%s is refused', (_what, account) => {
    expect(() => normalizeBankAccount(account)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});

describe('the text of the blind index', () => {
  it('is the same for one account, however it is written', () => {
    const plain = bankAccountIndexText({ routingNumber: null, accountNumber: 'DE89370400440532013000' });
    expect(bankAccountIndexText({ routingNumber: null, accountNumber: german.accountNumber })).toBe(plain);
    expect(bankAccountIndexText({ routingNumber: 'COBADEFFXXX', accountNumber: german.accountNumber })).toBe(
      plain,
    );
    expect(plain).toBe('|DE89370400440532013000');
  });

  it('tells equal numbers at two banks apart', () => {
    const at = (routingNumber: string) => bankAccountIndexText({ routingNumber, accountNumber: '12345678' });
    expect(at('110000000')).toBe('110000000|12345678');
    expect(at('110000000')).not.toBe(at('021000021'));
  });
});

describe('what a document prints', () => {
  const american = { routingNumber: '110000000', accountNumber: '000123456789' };
  const british = { routingNumber: '601613', accountNumber: '31926819' };
  const german = { routingNumber: null, accountNumber: 'DE89370400440532013000' };

  it.each([
    ['the IBAN in groups', 'DE89 3704 0044 0532 0130 00', german],
    ['the number behind its bank, without it', '0532013000', german],
    ['a number without its bank', '000123456789', american],
    ['a number without its zeros', '123456789', american],
    ['a number behind its bank', '110000000 000123456789', american],
    ['a sort code and a number', '60-16-13 31926819', british],
    ['a British IBAN', 'GB29 NWBK 6016 1331 9268 19', british],
  ])('is the account on record as %s', (_, printed, recorded) => {
    expect(isSameAccount(printed, recorded)).toBe(true);
  });

  it.each([
    ['another IBAN', 'DE44500105175407324931', german],
    ['another number', '0532013001', german],
    ['another number', '000123456780', american],
    ['the number at another bank', '021000021 000123456789', american],
    ['another sort code', '20-00-00 31926819', british],
    ['the IBAN of another sort code', 'GB33 BUKB 2020 1555 5555 55', british],
    ['a few digits of it', '3000', german],
  ])('is not the account on record as %s', (_, printed, recorded) => {
    expect(isSameAccount(printed, recorded)).toBe(false);
  });
});
