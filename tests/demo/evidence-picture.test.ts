import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../client/client.js';
import { overlay, placesOn } from '../../scripts/demo/evidence-picture.js';

const box = { left: 0.25, top: 0.5, width: 0.5, height: 0.25 };
const candidate = (confidence: number, page = 1) => ({
  value: 'R-7',
  confidence,
  evidence: { reader: 'pdf-text' as const, page, box, quote: 'R-7' },
});
const run = { ordinal: 1, createdAt: '2026-11-21T09:30:00.000Z', readers: [] };
const extraction: Extraction = {
  ...{ run, runs: [run], kind: { ...candidate(1), value: 'bill' } },
  ...{ lines: [], taxes: [], adjustments: [], otherNumbers: [] },
  fields: { number: [candidate(0.95), candidate(0.4)], dueOn: [candidate(0.5)], total: [candidate(1, 2)] },
  findings: [{ code: 'hidden_text', message: '', severity: 'hold', page: 1, box }],
};

describe('the picture of what was read', () => {
  it('marks the best candidate of each field on its page, and findings', () => {
    expect(placesOn(extraction, 1)).toEqual([
      { name: 'number', box, isSure: true },
      { name: 'dueOn', box, isSure: false },
      { name: 'hidden_text', box, isSure: false },
    ]);
  });

  it('has each mark where the box says', async () => {
    const input = Buffer.from(overlay([{ name: 'a <b>', box, isSure: true }], 400, 200));
    const page = sharp({ create: { width: 400, height: 200, channels: 3, background: 'white' } });
    const { data, info } = await page.composite([{ input }]).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * info.channels).subarray(0, 3),
    ];
    expect(at(100, 125)).not.toEqual([255, 255, 255]);
    expect(at(200, 149)).not.toEqual([255, 255, 255]);
    expect(at(50, 125)).toEqual([255, 255, 255]);
    expect(at(200, 180)).toEqual([255, 255, 255]);
  });
});
