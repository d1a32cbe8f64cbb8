import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../../domain/extraction.js';
import { writeCii } from '../../../providers/e-invoices/cii.js';
import { writeUbl } from '../../../providers/e-invoices/ubl.js';
import { readXml } from '../../../providers/readers/xml/read-xml.js';
import { ownBases } from '../../../scripts/compare-rules/bases.js';
import { issuedInvoices } from './invoices.js';

/** All of it but where it stood, which is what the two differ in. */
function read(xml: string): unknown {
  const { findings, ...extraction }: Extraction = readXml(Buffer.from(xml));
  const withoutPlaces = JSON.stringify(extraction, (key, value: unknown) =>
    key === 'evidence' ? undefined : value,
  );
  return { ...(JSON.parse(withoutPlaces) as object), findings: findings.map(({ code }) => code) };
}

describe('an invoice in UBL and in CII', () => {
  it('reads alike in everything, whatever we write', () => {
    fc.assert(
      fc.property(issuedInvoices, (invoice) => {
        expect(read(writeUbl(invoice))).toEqual(read(writeCii(invoice)));
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  it('reads alike in everything that EN 16931 has a place for', async () => {
    const bases = await ownBases();
    const twins = bases.filter(({ name }) => name.endsWith('(UBL)'));
    expect(twins.length).toBeGreaterThan(10);
    for (const { name, xml } of twins) {
      const other = bases.find((base) => base.name === name.replace('(UBL)', '(CII)'));
      expect([name, read(xml)]).toEqual([name, read(other?.xml ?? '')]);
    }
  });
});
