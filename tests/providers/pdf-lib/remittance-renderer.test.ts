import { createHash } from 'node:crypto';

import { afterAll, describe, expect, it } from 'vitest';

import { money } from '../../../domain/money.js';
import { createRemittanceRenderer } from '../../../providers/pdf-lib/remittance-renderer.js';
import { adviceWith } from './advice.js';
import { embeddedFonts, pagesOf, textExtent } from './read-back.js';

const renderer = createRemittanceRenderer();
afterAll(() => renderer.close());

const manyBills = (count: number) =>
  Array.from({ length: count }, (_, index) => `INV-${String(index + 1).padStart(5, '0')}`);

describe('remittance advice', () => {
  it('tells who paid whom, when, what, under which reference', async () => {
    const [text, ...more] = await pagesOf(await renderer.render(adviceWith({ discountMinor: 56 })));
    expect(more).toEqual([]);
    for (const part of [
      'REMITTANCE ADVICE',
      'Northwind Traders Ltd',
      'Contoso Supplies',
      '0K7Z3Q9XWVTM4HD',
      'Account ending in 3000',
      'Paid on 3 Feb 2026',
      'INV-1 9 Jan 2026 1,234.56 EUR 0.56 EUR 1,234.00 EUR',
      'Total of 1 bill 1,234.56 EUR 0.56 EUR 1,234.00 EUR',
      'rem_018f0c3a5b7e7c12a1b2c3d4e5f60718',
      'Page 1 of 1',
    ]) {
      expect(text).toContain(part);
    }
  });

  it.each([
    ['Latin', 'Łódź Żółć Ásgeirsson Größe Őrült Çelik Škoda Ærø'],
    ['Vietnamese', 'Công ty Đặng Văn Hậu'],
    ['Greek', 'Ελλάδα Ὀδυσσεύς'],
    ['Cyrillic', 'Їжак Щука Ґанок'],
    ['Japanese', '株式会社カタカナひらがな'],
    ['Chinese', '上海电器有限公司 臺灣銀行'],
    ['Korean', '주식회사 한글'],
    ['Thai', 'บริษัท จำกัด'],
    ['Hebrew', 'חברה'],
    ['Arabic', 'شركة'],
    ['several at once', 'ACME Ελ 株式 주식 Ж'],
  ])('prints names in %s so that they can be read and copied', async (_script, payeeName) => {
    const [text = ''] = await pagesOf(
      await renderer.render(adviceWith({ payeeName, billNumbers: [payeeName] })),
    );
    expect(text.normalize('NFC').replaceAll(' ', '')).toContain(payeeName.replaceAll(' ', ''));
    expect(text).not.toContain('\uFFFD');
  });

  it('embeds outlines that a reader can draw, and only those that are used', async () => {
    const bytes = await renderer.render(adviceWith({ payeeName: 'Đặng 株式会社 주식 บริษัท חברה شركة' }));
    const fonts = await embeddedFonts(bytes);
    expect(fonts).toHaveLength(7);
    for (const font of fonts) {
      const drawn = Array.from({ length: font.numGlyphs }, (_, id) => font.getGlyph(id).path.toSVG().length);
      expect(drawn.filter((outline) => outline === 0).length).toBeLessThanOrEqual(2);
      expect(font.numGlyphs).toBeLessThan(120);
    }
    expect(bytes.byteLength).toBeLessThan(100_000);
  });

  it('prints a visible replacement for what no font has, and nothing for what cannot be seen', async () => {
    const odd = 'A🎉B\u202Edlog\u202C\u0000\u200B\nC\uD800';
    const [text = ''] = await pagesOf(await renderer.render(adviceWith({ payeeName: odd })));
    expect(text).toContain('A\uFFFDBdlog C\uFFFD');
  });

  it('keeps the order of numbers inside right-to-left names', async () => {
    const [text = ''] = await pagesOf(
      await renderer.render(adviceWith({ billNumbers: ['חשבונית 2026/12'] })),
    );
    expect(text).toContain('2026/12');
  });

  it.each([
    ['JPY', 1_234_567, '1,234,567 JPY'],
    ['KWD', 1_234_567, '1,234.567 KWD'],
    ['USD', 5, '0.05 USD'],
    ['EUR', 9_000_000_000_000_00, '9,000,000,000,000.00 EUR'],
  ] as const)('prints %s with its own decimals', async (currency, grossMinor, shown) => {
    const [text] = await pagesOf(await renderer.render(adviceWith({ currency, grossMinor })));
    expect(text).toContain(`Amount paid ${shown}`);
    expect(text).toContain(`Total of 1 bill ${shown}`);
  });

  it('prints every bill once over several pages, with the head repeated, pages counted and one total', async () => {
    const billNumbers = manyBills(250);
    const pages = await pagesOf(await renderer.render(adviceWith({ billNumbers })));
    expect(pages.length).toBeGreaterThan(5);
    pages.forEach((text, index) => {
      expect(text).toContain('Bill Issued Gross Discount Paid');
      expect(text).toContain('Northwind Traders Ltd');
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
    });
    expect(pages.join(' ').match(/INV-\d{5}/g)).toEqual(billNumbers);
    expect(pages.filter((text) => text.includes('Total of 250 bills'))).toEqual(pages.slice(-1));
    expect(pages.at(-1)).toContain('308,951.25 EUR');
  });

  it('never leaves the totals alone on a page', async () => {
    const advices = Array.from({ length: 40 }, (_, index) =>
      adviceWith({ billNumbers: manyBills(15 + index) }),
    );
    for (const advice of advices) {
      const pages = await pagesOf(await renderer.render(advice));
      expect(pages.at(-1), `${advice.lines.length} bills`).toMatch(/INV-\d{5}.*Total of/);
    }
  });

  it('keeps long names and numbers inside the margins', async () => {
    const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft '.repeat(
      8,
    );
    const bytes = await renderer.render(
      adviceWith({
        payerName: long,
        payeeName: '株式会社'.repeat(100),
        billNumbers: [long, 'W'.repeat(3_000), 'x'.repeat(1_000_000)],
        grossMinor: 9_000_000_000_000_00,
      }),
    );
    const { left, right } = await textExtent(bytes);
    expect(left).toBeGreaterThanOrEqual(47.9);
    expect(right).toBeLessThanOrEqual(595.28 - 47.9);
    expect((await pagesOf(bytes))[0]).toContain('…');
  });

  it('gives the same bytes for the same advice, whatever was rendered before and on whichever thread', async () => {
    const advice = adviceWith({ payeeName: 'Công ty 株式会社 شركة', billNumbers: manyBills(60) });
    const other = createRemittanceRenderer();
    try {
      await other.render(adviceWith({ payeeName: 'Something else Ж 株' }));
      const prints = await Promise.all([
        renderer.render(advice),
        renderer.render(advice),
        other.render(advice),
      ]);
      const hashes = prints.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
      expect(new Set(hashes).size).toBe(1);
    } finally {
      await other.close();
    }
  });

  it('prints an advice without bills', async () => {
    const [text] = await pagesOf(await renderer.render(adviceWith({ billNumbers: [] })));
    expect(text).toContain('Total of 0 bills 0.00 EUR');
  });

  it('refuses an advice whose lines do not add up, mix currencies or are too many', async () => {
    const advice = adviceWith();
    await expect(renderer.render({ ...advice, total: money(1, 'EUR') })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'sum_differs',
    });
    await expect(renderer.render({ ...advice, total: money(123_456, 'USD') })).rejects.toMatchObject({
      kind: 'invalid',
    });
    await expect(renderer.render(adviceWith({ billNumbers: manyBills(5_001) }))).rejects.toMatchObject({
      code: 'too_many_lines',
    });
  });

  it('leaves the main thread free while it renders', async () => {
    let longestStallMs = 0;
    let last = performance.now();
    const ticker = setInterval(() => {
      longestStallMs = Math.max(longestStallMs, performance.now() - last);
      last = performance.now();
    }, 5);
    const started = performance.now();
    await renderer.render(adviceWith({ billNumbers: manyBills(3_000) }));
    clearInterval(ticker);
    expect(longestStallMs).toBeLessThan((performance.now() - started) / 2);
  });

  it('rejects what is under way when it is closed, and starts again afterwards', async () => {
    const other = createRemittanceRenderer();
    const underWay = expect(other.render(adviceWith())).rejects.toMatchObject({ kind: 'unavailable' });
    await other.close();
    await underWay;
    expect((await pagesOf(await other.render(adviceWith()))).length).toBe(1);
    await other.close();
  });
});
