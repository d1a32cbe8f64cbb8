import type { PageSize, TextRun } from '../../../providers/readers/text/layout.js';
import type { CalendarDate } from '../../../domain/dates.js';
import type { DocumentKind } from '../../../domain/extraction.js';
import type { Currency } from '../../../domain/money.js';
import { Draft, type Style } from './draft.js';
import { layouts, type Layout } from './layouts.js';
import { paperOf, type Paper, type Variant } from './papers.js';
import type { Placed } from './sheet.js';
import type { LayoutLanguage } from './wording.js';
import { wordings } from './wordings.js';

/** What a reader should say of a made document. */
export type LayoutTruth = {
  readonly kind: DocumentKind;
  readonly vendor: string;
  readonly taxId: string;
  readonly iban: string | null;
  readonly number: string;
  readonly date: CalendarDate;
  readonly due: CalendarDate;
  readonly order: string | null;
  readonly currency: Currency;
  readonly total: number;
  readonly net: number;
  readonly tax: number;
  readonly amountDue: number;
  readonly lineCount: number;
  readonly linesTotal: number;
};

export type MadeDocument = {
  readonly name: string;
  readonly isHeldBack: boolean;
  readonly truth: LayoutTruth;
  readonly runs: readonly TextRun[];
  readonly pages: readonly PageSize[];
  readonly placed: readonly Placed[];
};

const bills: readonly Variant[] = [
  'plain',
  'long',
  'prepaid',
  'paid',
  'terms-only',
  'credit-note',
  'discounts',
  'two-rates',
  'fine-prices',
  'proration',
  'no-sign',
];
const others: readonly Variant[] = ['reminder', 'statement', 'quote', 'delivery-note', 'order-confirmation'];
const signStyles: readonly Style['sign'][] = ['behind', 'before', 'code-before', 'code-behind', 'at-total'];

/** Every layout in every language, with variants in turn: the same documents in the same order, always. */
export function* makeDocuments(): Generator<MadeDocument> {
  let seed = 0;
  for (const language of Object.keys(wordings) as LayoutLanguage[]) {
    for (const layout of layouts) {
      for (const variant of variantsOf(layout, seed)) {
        seed += 1;
        yield make(layout, language, variant, seed);
      }
    }
  }
}

/** Four of the bills in turn, and one paper that is none. */
function variantsOf(layout: Layout, seed: number): Variant[] {
  const from = seed + layout.name.length;
  const turn = <T>(list: readonly T[], at: number) => list[at % list.length] as T;
  return [...[0, 1, 2, 3].map((step) => turn(bills, from + step * 3)), turn(others, from)];
}

function make(layout: Layout, language: LayoutLanguage, variant: Variant, seed: number): MadeDocument {
  const paper = paperOf(language, variant, seed);
  const style: Style = {
    pick: (seed % 3) as Style['pick'],
    dates: seed % 4 === 1 ? 'long' : 'short',
    sign: variant === 'no-sign' ? 'none' : (signStyles[seed % signStyles.length] ?? 'behind'),
  };
  const draft = new Draft(paper, style);
  layout.draw(draft);
  return {
    name: `${language}-${layout.name}-${variant}-${seed}`,
    isHeldBack: layout.isHeldBack,
    truth: truthOf(paper, draft.dueOn()),
    runs: draft.sheet.runs(),
    pages: draft.sheet.pages(),
    placed: draft.sheet.placed,
  };
}

function truthOf(paper: Paper, dueOn: CalendarDate): LayoutTruth {
  return {
    kind: paper.kind,
    vendor: paper.vendor.name,
    taxId: paper.vendor.taxId,
    iban: paper.vendor.iban,
    number: paper.number,
    date: paper.issuedOn,
    due: dueOn,
    order: paper.orderNumber,
    currency: paper.currency,
    total: paper.totalMinor,
    net: paper.netMinor,
    tax: paper.taxMinor,
    amountDue: paper.totalMinor - paper.prepaidMinor,
    lineCount: paper.items.length,
    linesTotal: paper.netMinor,
  };
}
