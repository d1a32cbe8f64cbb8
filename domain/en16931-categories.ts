import type { En16931Adjustment, En16931Invoice, En16931Line, En16931Tax } from './en16931.js';
import { checkCalculated, sum } from './en16931-sums.js';
import { exactOrZero, magnitude, one, shown } from './exact-decimal.js';
import type { Finding } from './extraction.js';

/** What EN 16931 demands of one tax category (UNCL 5305), by the same ten rules for each. */
type Category = {
  /** The rules are called `BR-S-01` and so on; the letters of three categories are not their code. Older UBL rules have BR-IG and BR-IP. */
  readonly rules: string;
  readonly name: string;
  readonly rate: 'positive' | 'zero' | 'absent' | 'any';
  /** Whether there is tax, and so a group for each rate. */
  readonly isRated: boolean;
  readonly exemption: 'demanded' | 'forbidden';
  /** Whose ids must stand in the document, or must not. */
  readonly ids: (invoice: En16931Invoice) => boolean;
  /** Where the taxable amount may not miss its parts by less than a unit of the currency: the official rules differ. */
  readonly exactIn: readonly En16931Invoice['syntax'][];
};

const sellerIsTaxed = ({ seller, taxRepresentative }: En16931Invoice) =>
  seller.vatId !== null || seller.taxNumber !== null || (taxRepresentative?.vatId ?? null) !== null;
const sellerHasVatId = ({ seller, taxRepresentative }: En16931Invoice) =>
  seller.vatId !== null || (taxRepresentative?.vatId ?? null) !== null;
const nobodyHasVatId = ({ seller, buyer, taxRepresentative }: En16931Invoice) =>
  seller.vatId === null && buyer.vatId === null && (taxRepresentative?.vatId ?? null) === null;

const rated = { isRated: true, exemption: 'forbidden', ids: sellerIsTaxed, exactIn: ['cii'] } as const;
const untaxed = { isRated: false, exemption: 'demanded', exactIn: ['ubl'] } as const;

const categories: Readonly<Record<string, Category>> = {
  S: { ...rated, rules: 'BR-S', name: 'standard rate', rate: 'positive' },
  L: { ...rated, rules: 'BR-AF', name: 'IGIC', rate: 'any' },
  M: { ...rated, rules: 'BR-AG', name: 'IPSI', rate: 'any' },
  Z: {
    ...untaxed,
    rules: 'BR-Z',
    name: 'zero rate',
    rate: 'zero',
    exemption: 'forbidden',
    ids: sellerIsTaxed,
  },
  E: { ...untaxed, rules: 'BR-E', name: 'exempt', rate: 'zero', ids: sellerIsTaxed },
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
  O: {
    ...untaxed,
    rules: 'BR-O',
    name: 'not subject to tax',
    rate: 'absent',
    ids: nobodyHasVatId,
    exactIn: ['ubl', 'cii'],
  },
};

/** A line, allowance or charge as a part of what is taxed. */
type Part = {
  readonly kind: 'line' | 'allowance' | 'charge';
  readonly category: string | null;
  readonly ratePercent: string | null;
  readonly amount: string | null;
};

/** BR-S-*, BR-Z-*, BR-E-*, BR-AE-*, BR-IC-*, BR-G-*, BR-O-*, BR-AF-*, BR-AG-*: the tax breakdown against its parts. */
export function checkCategories(invoice: En16931Invoice): Finding[] {
  const parts = partsOf(invoice);
  return Object.entries(categories).flatMap(([code, category]) => {
    const own = parts.filter((part) => part.category === code);
    const groups = invoice.taxes.filter((tax) => tax.category === code);
    if (own.length === 0 && groups.length === 0) return [];
    return [
      ...checkPresence(category, own, groups),
      ...checkParts(category, own, invoice),
      ...groups.flatMap((group) => (group.isVat ? checkGroup(category, group, own, invoice) : [])),
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
  { rules, name, isRated }: Category,
  own: readonly Part[],
  groups: readonly En16931Tax[],
) {
  const count = isRated ? groups.length : groups.filter(({ isVat }) => isVat).length;
  const expected = own.length === 0 ? count === 0 : isRated ? count > 0 : count === 1;
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
  const rate = exactOrZero(ratePercent);
  return demand === 'positive' ? rate > 0n : demand === 'zero' ? rate === 0n : rate >= 0n;
}

/** Rules 08 to 10. A group without the rate that it needs has no parts to compare it with (BR-48). */
function checkGroup(
  category: Category,
  group: En16931Tax,
  own: readonly Part[],
  { syntax }: En16931Invoice,
): Finding[] {
  const { rules, name, isRated, exemption } = category;
  const isExplained = group.exemptionReason !== null;
  return [
    ...(isRated && group.ratePercent === null
      ? [note(`${rules}-09`, 'there is no rate to calculate the tax by')]
      : [
          ...checkTaxable(category, group, own, syntax),
          ...(isRated ? checkCalculated(`${rules}-09`, group) : checkUntaxed(category, group)),
        ]),
    ...(isExplained === (exemption === 'demanded')
      ? []
      : [note(`${rules}-10`, `a reason for "no tax" is ${exemption} with "${name}"`)]),
  ];
}

/** What is missed by less than a unit moves the tax by less than that. */
function checkTaxable(
  { rules, name, isRated, exactIn }: Category,
  group: En16931Tax,
  own: readonly Part[],
  syntax: En16931Invoice['syntax'],
): Finding[] {
  const parts = isRated
    ? own.filter(({ ratePercent }) => exactOrZero(ratePercent) === exactOrZero(group.ratePercent))
    : own;
  const amounts = (kind: Part['kind']) =>
    sum(parts.filter((part) => part.kind === kind).map(({ amount }) => amount));
  const expected = amounts('line') + amounts('charge') - amounts('allowance');
  const missed = magnitude(exactOrZero(group.taxable) - expected);
  if (missed === 0n || (missed < one && !exactIn.includes(syntax))) return [];
  const finding = missed < one ? note : hold;
  const stated = group.taxable ?? 'nothing';
  return [finding(`${rules}-08`, `${shown(expected)} is taxed as "${name}", but ${stated} is stated`)];
}

function checkUntaxed({ rules, name }: Category, { tax }: En16931Tax): Finding[] {
  if (exactOrZero(tax) !== 0n)
    return [hold(`${rules}-09`, `tax of ${tax ?? ''} is asked although "${name}" has none`)];
  return tax === null ? [note(`${rules}-09`, `that "${name}" has no tax is not said`)] : [];
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
