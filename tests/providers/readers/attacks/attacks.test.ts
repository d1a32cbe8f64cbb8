import { describe, expect, it } from 'vitest';
import { defaultConfidenceGate, reviewReasons } from '../../../../domain/extraction.js';
import { createDocumentReader } from '../../../../providers/readers/document-reader.js';
import { defaultReaderLimits } from '../../../../providers/readers/limits.js';
import { parse } from '../../../../providers/readers/parser/parse.js';
import { cleanPdf, wanted, type Attack } from './attack.js';
import { allAttacks } from './attacks.js';
import { billWith } from './misdrawn.js';
import { rightlySigned } from './signatures.js';

const attacks = await allAttacks();
const signed = [...(await rightlySigned())];

const reader = createDocumentReader({ claude: null, limits: defaultReaderLimits });

/** In this process where the parser alone decides, and in processes of their own where the eye has a say. */
async function read({ bytes, fileName }: Pick<Attack, 'bytes' | 'fileName'>) {
  const parsed = await parse({ bytes, fileName, limits: defaultReaderLimits });
  const extraction = parsed.doubtful
    ? await reader.read({ bytes, fileName, mediaType: 'application/pdf' })
    : parsed.extraction;
  const holds = extraction.findings.filter(({ severity }) => severity === 'hold');
  return { extraction, holds };
}

describe('the attacks', () => {
  it('are many, over all classes', () => {
    expect(attacks.length).toBeGreaterThanOrEqual(150);
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
    expect(new Set(attacks.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(9);
  });

  it('are built on bills that nothing holds', async () => {
    expect((await read({ bytes: await billWith(null), fileName: 'clean.pdf' })).holds).toEqual([]);
    for (const bytes of [await cleanPdf('en'), await cleanPdf('de')]) {
      const { extraction, holds } = await read({ bytes, fileName: 'clean.pdf' });
      expect(holds).toEqual([]);
      expect(reviewReasons(extraction, defaultConfidenceGate)).toEqual([]);
    }
  });

  it.each(signed)('what is rightly signed %s holds nothing', async (_, bytes) => {
    expect((await read({ bytes, fileName: 'signed.pdf' })).holds).toEqual([]);
  });

  it.each(attacks)('$name is held and says why', async (attack) => {
    const { extraction, holds } = await read(attack);
    expect(holds.map(({ code }) => code).filter((code) => attack.codes.includes(code))).not.toEqual([]);
    expect(reviewReasons(extraction, defaultConfidenceGate)).not.toEqual([]);
  });

  it('a digit that is drawn as another is always looked at', async () => {
    const unseen: string[] = [];
    for (const drawn of '0123456789') {
      for (const claimed of '0123456789'.replace(drawn, '')) {
        const bytes = await billWith({
          place: 'total',
          claimed: `1,24${claimed}.00`,
          drawn: `1,24${drawn}.00`,
        });
        const { doubtful } = await parse({ bytes, fileName: 'a.pdf', limits: defaultReaderLimits });
        if (!doubtful) unseen.push(`${drawn} as ${claimed}`);
      }
    }
    expect(unseen).toEqual([]);
  });

  it.each(attacks.filter(({ kind }) => kind === 'hidden text'))(
    '$name takes no part in reading and has its page',
    async (attack) => {
      const { extraction, holds } = await read(attack);
      const { vendorName, totalMinor, amountDueMinor, vendorBankAccount, dueOn } = extraction.fields;
      const believed = [vendorName, totalMinor, amountDueMinor, vendorBankAccount, dueOn].map(
        (candidates) => candidates[0]?.value,
      );
      expect(believed.filter((value) => Object.values<unknown>(wanted).includes(value))).toEqual([]);
      const finding = holds.find(({ code }) => attack.codes.includes(code));
      expect(finding?.page).toBeGreaterThan(0);
    },
  );
}, 300_000);
