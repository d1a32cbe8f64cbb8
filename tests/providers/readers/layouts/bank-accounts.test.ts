import { describe, expect, it } from 'vitest';
import { readRuns } from '../../../../providers/readers/text/read-text.js';

/** Rows of a page from the top, in columns 240 points wide. */
function accountsOn(...rows: readonly (readonly string[])[]): string[] {
  const runs = rows.flatMap((row, at) =>
    row.map((text, column) => ({
      text,
      page: 1,
      x: 40 + column * 240,
      y: 800 - at * 14,
      width: text.length * 5,
      height: 10,
    })),
  );
  const { fields } = readRuns(runs, { reader: 'pdf-text', pages: [{ width: 595, height: 842 }] });
  return fields.vendorBankAccount.map(({ value }) => value);
}

describe('an account to be paid to is found', () => {
  it.each([
    ['by its IBAN', [['IBAN: DE89 3704 0044 0532 0130 00', 'BIC: COBADEFFXXX']], 'DE89370400440532013000'],
    [
      'under a routing number',
      [['Routing number: 021000021'], ['Account number: 4417 123 456']],
      '4417123456',
    ],
    ['beside a sort code', [['Sort code 20-00-00', 'Account no. 43218765']], '43218765'],
    [
      'with its label in a cell of its own',
      [
        ['BSB', '062-000'],
        ['Account', '1234 5678'],
      ],
      '12345678',
    ],
    ['in the old German way', [['Konto-Nr. 532013000, BLZ 370 400 44']], '532013000'],
    ['in India', [['A/c No: 50200012345678'], ['IFSC: HDFC0000123']], '50200012345678'],
  ])('%s', (_, rows, account) => {
    expect(accountsOn(...rows)).toEqual([account]);
  });
});

describe('what is not an account to be paid to', () => {
  it.each([
    ['the account of a customer with the vendor', [['Account number: 8841 2207'], ['Invoice 77120']]],
    [
      'one that stands in another column than the bank',
      [
        ['Account number: 88412207', ''],
        ['', 'Sort code 20-00-00'],
      ],
    ],
    ['a date behind the word', [['Bank details', ''], ['Account 12/11/2026']]],
    ['an amount behind the word', [['Bank charges', ''], ['On account 123,456.00']]],
  ])('%s', (_, rows) => {
    expect(accountsOn(...rows)).toEqual([]);
  });
});
