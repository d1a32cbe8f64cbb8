import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DOMParser, XMLSerializer, type Element } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { writeCii } from '../../../providers/e-invoices/cii.js';
import { writeUbl } from '../../../providers/e-invoices/ubl.js';
import { readXml } from '../../../providers/readers/xml/read-xml.js';
import { plainInvoice } from './invoices.js';

/** See official-rules.test.ts for how to have it. */
const jar = join(import.meta.dirname, '../../../.payloom/tools/validator-2.20.0-shaded.jar');

type Variant = { readonly lacks: string; readonly xml: string };

/** The document without each of its elements in turn, one a path. */
function variantsOf(xml: string): Variant[] {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const variants = new Map<string, Variant>();
  const visit = (parent: Element, path: string): void => {
    for (let child = parent.firstChild; child;) {
      const next = child.nextSibling;
      if (child.nodeType === 1) {
        const element = child as Element;
        const lacks = `${path}/${element.localName ?? ''}`;
        parent.removeChild(element);
        const left = new XMLSerializer().serializeToString(document);
        parent.insertBefore(element, next);
        if (!variants.has(lacks)) variants.set(lacks, { lacks, xml: left });
        visit(element, lacks);
      }
      child = next;
    }
  };
  if (document.documentElement) visit(document.documentElement, '');
  return [...variants.values()];
}

async function officially(variants: readonly Variant[]): Promise<string[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'payloom-official-'));
  try {
    const paths = variants.map((_, index) => join(folder, `${index}.xml`));
    for (const [index, { xml }] of variants.entries()) await writeFile(paths[index] ?? '', xml);
    const source = join(import.meta.dirname, 'BrokenRules.java');
    const { stdout } = await promisify(execFile)('java', ['-cp', jar, source, ...paths]);
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ').filter((rule) => rule.startsWith('BR-')));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const goods = plainInvoice.lines.map((line) => ({
  ...line,
  tax: { category: 'K', ratePercent: '0' } as const,
}));
const documents = [plainInvoice, { ...plainInvoice, lines: goods, adjustments: [] }].flatMap((invoice) => [
  writeUbl(invoice),
  writeCii(invoice),
]);
/** A total of no tax may be left out. */
const unread = /\/TaxTotal\/TaxAmount$/;

describe.skipIf(!existsSync(jar))(`the official Schematron (skipped where ${jar} is absent)`, () => {
  it('breaks no rule by the lack of an element where we see nothing', async () => {
    const variants = documents.flatMap(variantsOf);
    const official = await officially(variants);
    const unseen = variants.filter(({ lacks, xml }, index) => {
      const ours = readXml(Buffer.from(xml)).findings.filter(({ code }) => code.startsWith('BR-'));
      return (official[index] ?? []).length > 0 && ours.length === 0 && !unread.test(lacks);
    });
    expect(official.filter((rules) => rules.length > 0).length).toBeGreaterThan(100);
    expect(unseen.map(({ lacks }) => lacks)).toEqual([]);
  }, 900_000);
});
