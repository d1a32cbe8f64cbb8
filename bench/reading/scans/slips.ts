import { StandardFonts, type PDFDocument } from 'pdf-lib';
import { blankPdf } from '../../../scripts/sample-documents/pages.js';
import type { Truth } from '../score.js';
import { slipLanguages, slipWords, type Shop, type SlipLanguage, type SlipWords } from './slip-words.js';

/** How a slip names its shop: the later ones draw the sign as a picture that nobody can read. */
const heads = [
  'sign-and-company',
  'company',
  'sign',
  'drawn-company-below',
  'drawn-thanks',
  'drawn',
] as const;
type Head = (typeof heads)[number];
const items = ['one-line', 'quantity-first', 'quantity-below', 'columns', 'tax-letters'] as const;
type Items = (typeof items)[number];
const payments = ['cash', 'card', 'tax-table', 'nothing'] as const;
type Payment = (typeof payments)[number];

export type Slip = {
  readonly name: string;
  readonly truth: Truth;
  readonly pdf: () => Promise<PDFDocument>;
};

type Item = { readonly text: string; readonly quantity: number; readonly unitMinor: number };
/** Left and right; `drawn` is a sign without letters, `small` and `large` are sizes of print. */
type Row = { readonly left?: string; readonly right?: string; readonly as?: 'drawn' | 'large' | 'small' };

type Draft = {
  readonly words: SlipWords;
  readonly shop: Shop;
  readonly head: Head;
  readonly layout: Items;
  readonly payment: Payment;
  readonly items: readonly Item[];
  readonly totalMinor: number;
  readonly date: string;
  readonly seed: number;
};

/** The same slips in the same order, always: every way to name the shop, list items and pay, in each language. */
export function makeSlips(count: number, firstSeed = 0): Slip[] {
  return Array.from({ length: count }, (_, at) => makeSlip(firstSeed + at));
}

function makeSlip(seed: number): Slip {
  const turn = <T>(list: readonly T[], at: number) => list[at % list.length] as T;
  const language: SlipLanguage = turn(slipLanguages, seed);
  const words = slipWords[language];
  const [day, month, year] = [1 + ((seed * 7) % 28), 1 + ((seed * 5) % 12), 2019 + (seed % 8)];
  const bought = itemsOf(words, seed);
  const draft: Draft = {
    words,
    shop: turn(words.shops, Math.floor(seed / 6)),
    head: turn(heads, Math.floor(seed / 6) + seed),
    layout: turn(items, seed * 3 + Math.floor(seed / 5)),
    payment: turn(payments, seed + Math.floor(seed / 4)),
    items: bought,
    totalMinor: bought.reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0),
    date: written(words.dates, { d: day, m: month, Y: year }, seed % 5 === 4),
    seed,
  };
  const isCompanyShown = ['sign-and-company', 'company', 'drawn-company-below'].includes(draft.head);
  const rows = [...headRows(draft), ...itemRows(draft), ...footRows(draft)];
  return {
    name: `slip-${language}-${draft.head}-${draft.layout}-${draft.payment}-${seed}`,
    truth: {
      vendor: isCompanyShown ? draft.shop.company : draft.shop.sign,
      date: `${year}-${two(month)}-${two(day)}`,
      currency: words.currency,
      total: draft.totalMinor,
      ...(draft.payment === 'nothing' ? {} : { kind: 'receipt', amountDue: 0 }),
      lineCount: bought.length,
      linesTotal: draft.totalMinor,
    },
    pdf: () => draw(rows, seed),
  };
}

function itemsOf({ items: texts }: SlipWords, seed: number): Item[] {
  return Array.from({ length: 1 + ((seed * 5) % 9) }, (_, at) => ({
    text: texts[(seed * 3 + at) % texts.length] ?? '',
    quantity: [1, 1, 2, 1, 3, 1][(seed + at * 5) % 6] ?? 1,
    unitMinor: 45 + ((seed * 373 + at * 619) % 2400),
  }));
}

function headRows({ words, shop, head, seed }: Draft): Row[] {
  const drawn: Row = { as: 'drawn' };
  const address: Row[] = [{ left: shop.street }, { left: shop.town }];
  const taxId: Row = { left: `${words.taxId} ${shop.taxId}`, as: 'small' };
  const slogan: Row[] = seed % 3 === 1 ? [{ left: words.slogan }] : [];
  switch (head) {
    case 'sign-and-company':
      return [{ left: shop.sign, as: 'large' }, { left: shop.company }, ...address, taxId];
    case 'company':
      return [...slogan, { left: shop.company }, ...address, taxId, { left: shop.web, as: 'small' }];
    case 'sign':
      return [{ left: shop.sign.toUpperCase(), as: 'large' }, ...address];
    case 'drawn-company-below':
      return [drawn, ...slogan, { left: shop.company }, ...address, taxId];
    case 'drawn-thanks':
    case 'drawn':
      return [drawn, ...slogan, ...address];
  }
}

function itemRows({ words, items: bought, layout, seed }: Draft): Row[] {
  const sum = (minor: number) => amount(words, minor);
  const currency: Row[] = seed % 2 === 0 ? [{ left: '', right: words.sign }] : [];
  switch (layout) {
    case 'one-line':
      return [
        ...currency,
        ...bought.map(({ text, quantity, unitMinor }) => ({
          left: quantity === 1 ? text : `${text} ${quantity} x ${sum(unitMinor)}`,
          right: sum(quantity * unitMinor),
        })),
      ];
    case 'quantity-first':
      return [
        ...currency,
        ...bought.map(({ text, quantity, unitMinor }) => ({
          left: `${quantity} x ${text}`,
          right: sum(quantity * unitMinor),
        })),
      ];
    case 'quantity-below':
      return [
        ...currency,
        ...bought.flatMap(({ text, quantity, unitMinor }): Row[] => [
          { left: text },
          { left: `  ${quantity} x ${sum(unitMinor)}`, right: sum(quantity * unitMinor) },
        ]),
      ];
    case 'columns':
      return [
        { left: words.quantity, right: words.sign },
        ...bought.map(({ text, quantity, unitMinor }) => ({
          left: `${quantity}  ${text}`,
          right: `${sum(unitMinor)}  ${sum(quantity * unitMinor)}`,
        })),
      ];
    case 'tax-letters':
      return [
        ...currency,
        ...bought.flatMap(({ text, quantity, unitMinor }): Row[] => [
          ...(quantity === 1 ? [] : [{ left: `${quantity} x ${sum(unitMinor)}` }]),
          { left: text, right: `${sum(quantity * unitMinor)} A` },
        ]),
      ];
  }
}

function footRows(draft: Draft): Row[] {
  const { words, shop, payment, totalMinor, date, head, seed } = draft;
  const total = words.total[seed % 2] ?? '';
  const sum = (minor: number) => amount(words, minor);
  const given = Math.ceil((totalMinor + 1) / 1000) * 1000;
  const net = Math.round((totalMinor * 100) / (100 + words.rate));
  const label = total.includes(words.sign) || seed % 2 === 0 ? total : `${total} ${words.sign}`;
  const paid: Readonly<Record<Payment, readonly Row[]>> = {
    cash: [
      { left: words.cash, right: sum(given) },
      { left: words.change, right: sum(given - totalMinor) },
    ],
    card: [{ left: words.card, right: sum(totalMinor) }],
    'tax-table': [
      { left: `${words.tax} %`, right: `${words.net}  ${words.tax}  ${words.gross}` },
      { left: `${words.rate}%`, right: `${sum(net)}  ${sum(totalMinor - net)}  ${sum(totalMinor)}` },
      { left: words.card, right: sum(totalMinor) },
    ],
    nothing: [],
  };
  const [named, plain] = words.thanks;
  return [
    { left: label, right: sum(totalMinor), ...(seed % 3 === 0 ? { as: 'large' } : {}) },
    ...paid[payment],
    { left: `${words.date}: ${date} ${two(8 + (seed % 12))}:${two((seed * 11) % 60)}` },
    { left: words.cashier, as: 'small' },
    { left: head === 'drawn-thanks' ? named.replace('{shop}', shop.sign) : plain },
    ...(head === 'drawn' && seed % 2 === 0 ? [{ left: shop.web, as: 'small' } as const] : []),
  ];
}

const widthPoints = 230;
const marginPoints = 14;
const sizes = { plain: 9.5, small: 8, large: 14 } as const;

async function draw(rows: readonly Row[], seed: number): Promise<PDFDocument> {
  const document = await blankPdf('slip');
  const faces = [StandardFonts.Courier, StandardFonts.Helvetica, StandardFonts.CourierBold] as const;
  const font = await document.embedFont(faces[seed % faces.length] ?? StandardFonts.Courier);
  const step = 15;
  const height = rows.length * step + 90;
  const page = document.addPage([widthPoints, height]);
  let y = height - 40;
  for (const { left = '', right = '', as = 'plain' } of rows) {
    if (as === 'drawn') {
      page.drawEllipse({ x: widthPoints / 2, y: y + 2, xScale: 26, yScale: 13 });
      page.drawRectangle({ x: widthPoints / 2 - 50, y: y - 6, width: 16, height: 16 });
    } else {
      const room =
        widthPoints - 2 * marginPoints - (right === '' ? 0 : font.widthOfTextAtSize(right, sizes[as]) + 8);
      const fits = Math.min(
        sizes[as],
        (sizes[as] * room) / Math.max(1, font.widthOfTextAtSize(left, sizes[as])),
      );
      page.drawText(left, { x: marginPoints, y, size: Math.max(6.5, fits), font });
      page.drawText(right, {
        x: widthPoints - marginPoints - font.widthOfTextAtSize(right, sizes[as]),
        y,
        size: sizes[as],
        font,
      });
    }
    y -= step;
  }
  return document;
}

function amount({ decimal }: SlipWords, minor: number): string {
  return `${Math.floor(minor / 100)}${decimal}${two(minor % 100)}`;
}

function written(order: string, parts: Readonly<Record<'d' | 'm' | 'Y', number>>, isShort: boolean): string {
  return order
    .replace('d', two(parts.d))
    .replace('m', two(parts.m))
    .replace('Y', isShort ? two(parts.Y % 100) : String(parts.Y));
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
