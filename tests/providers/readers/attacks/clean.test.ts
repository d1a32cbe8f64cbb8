import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultReaderLimits } from '../../../../providers/readers/limits.js';
import { parse } from '../../../../providers/readers/parser/parse.js';
import type { SampleTruth } from '../../../../scripts/sample-documents/documents.js';

const root = join(import.meta.dirname, '../../../..');
const fixtures = join(root, 'tests/fixtures/documents');
const corpus = join(root, '../shared/corpus');
const shareMax = 0.01;

/** The firewall's own words, without those for what contradicts itself: some public documents truly do. */
const alarms =
  /^(?:hidden_|overprinted_|text_in_|too_many_annotations|invisible_|bidi_|tag_|look_alike|instructions_|bank_change|changed_after|pdf_|xml_active|text_contradicts|alternate_text|attachment_|malware_|polyglot|trailing_|page_not_drawn|pages_not_checked)/;

async function alarmsIn(folder: string, file: string): Promise<string[]> {
  const bytes = readFileSync(join(folder, file));
  const { extraction } = await parse({ bytes, fileName: file, limits: defaultReaderLimits });
  return extraction.findings
    .filter(({ code, severity }) => severity === 'hold' && alarms.test(code))
    .map(({ code, message }) => `${file}: ${code}: ${message}`);
}

describe('documents that hide nothing', () => {
  it('raise no alarm when they are our own', async () => {
    const samples = JSON.parse(readFileSync(join(fixtures, 'manifest.json'), 'utf8')) as SampleTruth[];
    const clear = samples.filter(({ expectation }) => expectation === 'clear');
    const raised = await Promise.all(clear.map(({ file }) => alarmsIn(fixtures, file)));
    expect(raised.flat()).toEqual([]);
  });

  it.skipIf(!existsSync(corpus))(
    `raise an alarm in one of a hundred at most when they are public (skipped where ${corpus} is absent)`,
    async () => {
      const folders = ['text-pdf', 'hybrid-pdf', 'xrechnung', 'en16931'].map((name) => join(corpus, name));
      const files = folders.flatMap((folder) => readdirSync(folder).map((file) => [folder, file] as const));
      const raised: string[] = [];
      for (const [folder, file] of files) raised.push(...(await alarmsIn(folder, file)));
      expect(files.length).toBeGreaterThan(90);
      expect(new Set(raised.map((line) => line.split(':')[0])).size, raised.join('\n')).toBeLessThanOrEqual(
        files.length * shareMax,
      );
    },
  );
}, 400_000);
