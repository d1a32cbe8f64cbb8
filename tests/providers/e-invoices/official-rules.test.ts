import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { facturXProfiles } from '../../../domain/factur-x.js';
import { writeCii } from '../../../providers/e-invoices/cii.js';
import { writeUbl } from '../../../providers/e-invoices/ubl.js';
import { renderInvoice } from '../../../providers/pdf-lib/invoice-document.js';
import { readXml } from '../../../providers/readers/xml/read-xml.js';
import { plainInvoice } from './invoices.js';

/**
 * Somebody else's judgement. To have it: Java 17, and
 * `mvn dependency:copy -Dartifact=org.mustangproject:validator:2.20.0:jar:shaded -DoutputDirectory=.payloom/tools`
 */
const jar = join(import.meta.dirname, '../../../.payloom/tools/validator-2.20.0-shaded.jar');

async function judged(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await mkdtemp(join(tmpdir(), 'payloom-e-invoices-'));
  try {
    const paths = Object.keys(files).map((name) => join(folder, name));
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    const source = join(import.meta.dirname, 'Validate.java');
    const { stdout } = await promisify(execFile)('java', ['-cp', jar, source, ...paths]);
    return stdout.split(/^FILE /m).slice(1);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The rules that a report names as broken. */
function broken(report: string): Set<string> {
  return new Set([...report.matchAll(/\[(BR-[A-Z0-9-]+)\]/g)].map(([, rule = '']) => rule));
}

describe.skipIf(!existsSync(jar))(`the official rules (skipped where ${jar} is absent)`, () => {
  it('find nothing in what we write', async () => {
    const cii = writeCii(plainInvoice);
    const profiles = await Promise.all(
      facturXProfiles.map(async (profile) => {
        const options = { profile, language: 'pl' } as const;
        return [
          `${profile}.pdf`,
          await renderInvoice(plainInvoice, writeCii(plainInvoice, options), options),
        ];
      }),
    );
    const reports = await judged({
      ...(Object.fromEntries(profiles) as Record<string, Uint8Array>),
      'ubl.xml': writeUbl(plainInvoice),
      'cii.xml': cii,
      'credit-note.xml': writeUbl({ ...plainInvoice, kind: 'credit-note', precedingInvoice: '2026-0040' }),
    });
    expect(reports.filter((report) => !report.startsWith('true'))).toEqual([]);
  }, 900_000);

  it('find what we find', async () => {
    const cii = writeCii(plainInvoice);
    const forged = {
      'payable.xml': cii.replace(/(<ram:DuePayableAmount>)\d+/, '$11'),
      'line.xml': cii.replace(/(<ram:LineTotalAmount>)1520/, '$11620'),
      'nameless.xml': cii.replace('<ram:Name>Larkspur Robotics GmbH</ram:Name>', ''),
      'rate.xml': cii.replace('<ram:RateApplicablePercent>19<', '<ram:RateApplicablePercent>0<'),
    };
    const reports = await judged(forged);
    Object.entries(forged).forEach(([name, xml], index) => {
      const ours = readXml(Buffer.from(xml)).findings.map(({ code }) => code);
      const theirs = broken(reports[index] ?? '');
      expect([name, ours.filter((code) => code.startsWith('BR-') && !theirs.has(code))]).toEqual([name, []]);
      expect([name, theirs.size > 0, ours.length > 0]).toEqual([name, true, true]);
    });
  }, 900_000);
});
