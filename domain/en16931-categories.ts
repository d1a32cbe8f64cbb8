import type { En16931Adjustment, En16931Invoice, En16931Line, En16931Tax } from './en16931.js';
import { sum, value } from './en16931-sums.js';
import { magnitude, one, shown } from './exact-decimal.js';
import type { Finding } from './extraction.js';

/** What EN 16931 demands of one tax category (UNCL 5305), by the same ten rules for each. */
type Category = {
  /** The rules are called `BR-S-01` and so on; the letters differ from the code for three of them. */
  readonly rules: string;
  readonly name: string;
  readonly rate: 'positive' | 'zero' | 'absent' | 'any';
  readonly hasTax: boolean;
  readonly exemption: 'demanded' | 'forbidden';
  /** Whose ids must stand in the document, or must not. */
  readonly ids: (invoice: En16931Invoice) => boolean;
  /** By how much the taxable amount may miss its parts, in whole units of the currency. */
  readonly tolerance: bigint;
  readonly perRate: boolean;
};

const sellerIsTaxed = ({ seller, taxRepresentative }: En16931Invoice) =>
  seller.vatId !== null || seller.taxNumber !== null || (taxRepresentative?.vatId ?? null) !== null;
const sellerHasVatId = ({ seller, taxRepresentative }: En16931Invoice) =>
  seller.vatId !== null || (taxRepresentative?.vatId ?? null) !== null;
const nobodyHasVatId = ({ seller, buyer, taxRepresentative }: En16931Invoice) =>
  seller.vatId === null && buyer.vatId === null && (taxRepresentative?.vatId ?? null) === null;

const rated = {
  hasTax: true,
  exemption: 'forbidden',
  ids: sellerIsTaxed,
  tolerance: one,
  perRate: true,
} as const;
const untaxed = { hasTax: false, exemption: 'demanded', tolerance: 1n, perRate: false } as const;

const categories: Readonly<Record<string, Category>> = {
  S: { ...rated, rules: 'BR-S', name: 'standard rate', rate: 'positive' },
  L: { ...rated, rules: 'BR-IG', name: 'IGIC', rate: 'any' },
  M: { ...rated, rules: 'BR-IP', name: 'IPSI', rate: 'any' },
  Z: {
    ...untaxed,
    rules: 'BR-Z',
    name: 'zero rate',
    rate: 'zero',
    exemption: 'forbidden',
    ids: sellerIsTaxed,
    tolerance: one,
  },
  E: { ...untaxed, rules: 'BR-E', name: 'exempt', rate: 'zero', ids: sellerIsTaxed, tolerance: one },
  AE: {
    ...untaxed,
    rules: 'BR-AE',
    name: 'reverse charge',
    rate: 'zero',
    ids: (invoice) =>
      sellerIsTaxed(invoice) && (invoice.buyer.vatId !== null || invoice.buyer.legalId !== null),
  },
  K: {
    ...untaxed,
    rules: 'BR-IC',
    name: 'intra-community supply',
    rate: 'zero',
    ids: (invoice) => sellerHasVatId(invoice) && invoice.buyer.vatId !== null,
  },
  G: { ...untaxed, rules: 'BR-G', name: 'export', rate: 'zero', ids: sellerHasVatId },
  O: { ...untaxed, rules: 'BR-O', name: 'not subject to tax', rate: 'absent', ids: nobodyHasVatId },
};

/** A line, allowance or charge as a part of what is taxed. */
type Part = {
  readonly kind: 'line' | 'allowance' | 'charge';
  readonly category: string | null;
  readonly ratePercent: string | null;
  readonly amount: string | null;
};

/** BR-S-*, BR-Z-*, BR-E-*, BR-AE-*, BR-IC-*, BR-G-*, BR-O-*, BR-IG-*, BR-IP-*: the tax breakdown against its parts. */
export function checkCategories(invoice: En16931Invoice): Finding[] {
  const parts = partsOf(invoice);
  return Object.entries(categories).flatMap(([code, category]) => {
    const own = parts.filter((part) => part.category === code);
    const groups = invoice.taxes.filter((tax) => tax.category === code);
    if (own.length === 0 && groups.length === 0) return [];
    return [
      ...checkPresence(category, own, groups),
      ...checkParts(category, own, invoice),
      ...groups.flatMap((group) => checkGroup(category, group, own)),
      ...(code === 'O' ? checkAlone(category, parts, invoice.taxes) : []),
    ];
  });
}

function partsOf({ lines, adjustments }: En16931Invoice): Part[] {
  const fromLine = ({ category, ratePercent, net }: En16931Line): Part => ({
    kind: 'line',
    category,
    ratePercent,
    amount: net,
  });
  const fromAdjustment = ({ isCharge, category, ratePercent, amount }: En16931Adjustment): Part => ({
    kind: isCharge ? 'charge' : 'allowance',
    category,
    ratePercent,
    amount,
  });
  return [...lines.map(fromLine), ...adjustments.map(fromAdjustment)];
}

function checkPresence(
  { rules, name, perRate }: Category,
  own: readonly Part[],
  groups: readonly En16931Tax[],
) {
  const expected = own.length === 0 ? groups.length === 0 : perRate ? groups.length > 0 : groups.length === 1;
  return expected ? [] : [note(`${rules}-01`, `lines and tax breakdown do not agree on "${name}"`)];
}

const idRule = { line: '02', allowance: '03', charge: '04' } as const;
const rateRule = { line: '05', allowance: '06', charge: '07' } as const;

function checkParts(category: Category, own: readonly Part[], invoice: En16931Invoice): Finding[] {
  const { rules, name, ids } = category;
  const kinds = ['line', 'allowance', 'charge'] as const;
  return kinds.flatMap((kind) => {
    const parts = own.filter((part) => part.kind === kind);
    if (parts.length === 0) return [];
    return [
      ...(ids(invoice)
        ? []
        : [note(`${rules}-${idRule[kind]}`, `the tax ids of seller and buyer do not fit "${name}"`)]),
      ...(parts.every(({ ratePercent }) => fits(category.rate, ratePercent))
        ? []
        : [note(`${rules}-${rateRule[kind]}`, `a rate does not fit "${name}"`)]),
    ];
  });
}

function fits(demand: Category['rate'], ratePercent: string | null): boolean {
  if (demand === 'absent') return ratePercent === null;
  if (ratePercent === null) return false;
  const rate = value(ratePercent);
  return demand === 'positive' ? rate > 0n : demand === 'zero' ? rate === 0n : rate >= 0n;
}

/** Rules 08 to 10. That tax is its rate times the taxable amount (09 of rated categories) is BR-CO-17. */
function checkGroup(category: Category, group: En16931Tax, own: readonly Part[]): Finding[] {
  const { rules, name, hasTax, exemption, tolerance, perRate } = category;
  const parts = perRate
    ? own.filter(({ ratePercent }) => value(ratePercent) === value(group.ratePercent))
    : own;
  const amounts = (kind: Part['kind']) =>
    sum(parts.filter((part) => part.kind === kind).map(({ amount }) => amount));
  const expected = amounts('line') + amounts('charge') - amounts('allowance');
  const isExplained = group.exemptionReason !== null;
  return [
    ...(magnitude(value(group.taxable) - expected) < tolerance
      ? []
      : [
          hold(
            `${rules}-08`,
            `${shown(expected)} is taxed as "${name}", but ${group.taxable ?? 'nothing'} is stated`,
          ),
        ]),
    ...(hasTax || value(group.tax) === 0n
      ? []
      : [hold(`${rules}-09`, `tax of ${group.tax ?? ''} is asked although "${name}" has none`)]),
    ...(isExplained === (exemption === 'demanded')
      ? []
      : [note(`${rules}-10`, `a reason for "no tax" is ${exemption} with "${name}"`)]),
  ];
}

/** What is not subject to tax stands alone in its document. */
function checkAlone(
  { rules, name }: Category,
  parts: readonly Part[],
  taxes: readonly En16931Tax[],
): Finding[] {
  if (!taxes.some(({ category }) => category === 'O')) return [];
  const isMixed = (kind: Part['kind']) =>
    parts.some((part) => part.kind === kind && part.category !== null && part.category !== 'O');
  const broken: readonly (readonly [string, boolean])[] = [
    ['11', taxes.some(({ category }) => category !== null && category !== 'O')],
    ['12', isMixed('line')],
    ['13', isMixed('allowance')],
    ['14', isMixed('charge')],
  ];
  return broken
    .filter(([, isBroken]) => isBroken)
    .map(([rule]) => note(`${rules}-${rule}`, `"${name}" is mixed with other categories`));
}

function note(code: string, message: string): Finding {
  return { code, message: `${code}: ${message}.`, severity: 'note' };
}

function hold(code: string, message: string): Finding {
  return { code, message: `${code}: ${message}.`, severity: 'hold' };
}
