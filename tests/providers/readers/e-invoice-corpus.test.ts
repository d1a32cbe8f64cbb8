import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../../domain/extraction.js';
import { defaultReaderLimits } from '../../../providers/readers/limits.js';
import { loadPdf } from '../../../providers/readers/pdf/load.js';
import { readXml } from '../../../providers/readers/xml/read-xml.js';

const corpus = join(import.meta.dirname, '../../../../shared/corpus');
const present = existsSync(join(corpus, 'manifest.json'));

type Truth = {
  readonly vendor?: string;
  readonly invoice_number?: string;
  readonly date?: string;
  readonly due_date?: string | null;
  readonly currency?: string;
  readonly total?: number;
  readonly payable?: number;
  readonly lines?: number;
};
type Entry = { readonly file: string; readonly truth: Truth | null };

const entries = (
  present ? (JSON.parse(readFileSync(join(corpus, 'manifest.json'), 'utf8')) as Entry[]) : []
).filter(({ file }) => /^(?:en16931|xrechnung|hybrid-pdf)\//.test(file));

const readings = new Map<string, Promise<Extraction>>();

function read(file: string): Promise<Extraction> {
  const known = readings.get(file) ?? xmlOf(file).then(readXml);
  readings.set(file, known);
  return known;
}

async function xmlOf(file: string): Promise<Uint8Array> {
  const bytes = readFileSync(join(corpus, file));
  if (!file.endsWith('.pdf')) return bytes;
  const loaded = await loadPdf({ bytes, limits: defaultReaderLimits });
  const attached = loaded.ok && loaded.content.attachments.find(({ name }) => name.endsWith('.xml'));
  if (!attached) throw new Error(`${file} has no XML.`);
  return attached.bytes;
}

/** What the manifest says, in our terms; every currency in it has cents. */
function told({ fields, lines }: Extraction, truth: Truth): Truth {
  const unit = 100;
  const said: Readonly<Record<keyof Truth, unknown>> = {
    vendor: fields.vendorName[0]?.value,
    invoice_number: fields.number[0]?.value,
    date: fields.issuedOn[0]?.value,
    due_date: fields.dueOn[0]?.value ?? null,
    currency: fields.currency[0]?.value ?? '',
    total: (fields.totalMinor[0]?.value ?? Number.NaN) / unit,
    payable: (fields.amountDueMinor[0]?.value ?? Number.NaN) / unit,
    lines: lines.length,
  };
  return Object.fromEntries(
    Object.keys(truth)
      .filter((key) => key in said)
      .map((key) => [key, said[key as keyof Truth]]),
  );
}

/** Due by its terms ("at once", "30 days net") although no date stands in the XML, which is all that the manifest has. */
function isDueByTerms({ fields }: Extraction): boolean {
  return /Terms/.test(fields.dueOn[0]?.evidence.quote ?? '');
}

describe.skipIf(!present)(`public e-invoices (skipped where ${corpus} is absent)`, () => {
  it('are read as their truth says, lines included', async () => {
    expect(entries.length).toBeGreaterThan(85);
    for (const { file, truth } of entries) {
      if (!truth) continue;
      const extraction = await read(file);
      const { due_date: dueDate, ...rest } = told(extraction, truth);
      expect([file, rest]).toEqual([file, known(truth)]);
      if ('due_date' in truth && !isDueByTerms(extraction)) {
        expect([file, dueDate]).toEqual([file, truth.due_date]);
      }
    }
  }, 120_000);

  it('have lines that add up to their net total, where nothing else is added or taken off', async () => {
    let checked = 0;
    for (const { file } of entries) {
      const { lines, adjustments, fields, findings } = await read(file);
      const [net] = fields.netMinor;
      if (lines.length === 0 || !net || findings.some(({ code }) => code === 'BR-CO-10')) continue;
      const added = adjustments.reduce((sum, entry) => sum + sign(entry.isCharge) * entry.amountMinor, 0);
      const sum = lines.reduce((total, { netMinor }) => total + (netMinor ?? Number.NaN), 0);
      expect([file, sum + added]).toEqual([file, net.value]);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(70);
  }, 120_000);

  it('break no rule of EN 16931 that would hold them', async () => {
    for (const { file } of entries) {
      const { findings } = await read(file);
      const held = findings.filter(({ code, severity }) => severity === 'hold' && code.startsWith('BR-'));
      expect([file, held]).toEqual([file, []]);
    }
  }, 120_000);

  it('cost less than 50 ms of processor time each, once the reader is warm', async () => {
    const costs: [string, number][] = [];
    for (const { file } of entries) {
      const bytes = await xmlOf(file);
      readXml(bytes);
      const before = process.cpuUsage();
      readXml(bytes);
      const { user, system } = process.cpuUsage(before);
      costs.push([file, (user + system) / 1_000]);
    }
    expect(costs.filter(([, ms]) => ms >= 50)).toEqual([]);
  }, 120_000);

  it('say the same as UBL and as CII, down to lines, taxes and adjustments', async () => {
    const twins = entries.filter(({ file }) => file.endsWith('_ubl.xml'));
    expect(twins.length).toBeGreaterThan(15);
    for (const { file } of twins) {
      const [ubl, cii] = await Promise.all([read(file), read(file.replace('_ubl', '_uncefact'))]);
      expect([file, items(ubl)]).toEqual([file, items(cii)]);
    }
  }, 120_000);
});

function known({ due_date: _, ...truth }: Truth): Truth {
  const scored = ['vendor', 'invoice_number', 'date', 'currency', 'total', 'payable', 'lines'];
  return Object.fromEntries(Object.entries(truth).filter(([key]) => scored.includes(key)));
}

function sign(isCharge: boolean): number {
  return isCharge ? 1 : -1;
}

function items({ kind, fields, lines, taxes, adjustments, findings }: Extraction) {
  const { totalMinor, amountDueMinor, netMinor, taxMinor, prepaidMinor, paymentTerms, contractNumber } =
    fields;
  const values = [totalMinor, amountDueMinor, netMinor, taxMinor, prepaidMinor, paymentTerms, contractNumber];
  return {
    kind: kind.value,
    values: values.map(([best]) => best?.value),
    discounts: fields.discount.map(({ value }) => value),
    lines: lines.map(({ evidence: _, ...line }) => line),
    taxes,
    adjustments,
    findings: findings.map(({ code }) => code),
  };
}
