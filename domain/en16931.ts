import type { Finding } from './extraction.js';

/**
 * The amounts of an e-invoice as EN 16931-1 names them, plain decimals as they stand in the XML (`-12.5`).
 * Null is "not in the document". Currency does not matter: the sums hold in any unit.
 */
export type En16931Amounts = {
  /** BT-131 of every line; empty in profiles without lines. */
  readonly lineNets: readonly string[];
  /** BT-92. */
  readonly allowances: readonly string[];
  /** BT-99. */
  readonly charges: readonly string[];
  /** BT-106. */
  readonly lineTotal: string | null;
  /** BT-107. */
  readonly allowanceTotal: string | null;
  /** BT-108. */
  readonly chargeTotal: string | null;
  /** BT-109. */
  readonly taxExclusive: string | null;
  /** BT-110. */
  readonly taxTotal: string | null;
  /** BT-112. */
  readonly taxInclusive: string | null;
  /** BT-113. */
  readonly prepaid: string | null;
  /** BT-114. */
  readonly rounding: string | null;
  /** BT-115. */
  readonly payable: string | null;
  /** Profile MINIMUM leaves out what was prepaid, so that BR-CO-16 does not apply. */
  readonly withoutPrepaid: boolean;
  /** BG-23. */
  readonly taxBreakdown: readonly TaxGroup[];
};

export type TaxGroup = {
  /** BT-116. */
  readonly taxable: string | null;
  /** BT-117. */
  readonly tax: string | null;
  /** BT-119, percent. */
  readonly ratePercent: string | null;
};

const scale = 8;

/** The sums of EN 16931 that do not add up, under the rule ids of the official Schematron. Missing parts count as zero. */
export function checkEn16931(amounts: En16931Amounts): Finding[] {
  const findings: Finding[] = [];
  for (const text of amountTexts(amounts)) {
    if (parse(text) === null) {
      findings.push(
        hold('not_a_number', `An amount in the XML is not a decimal number: ${text.slice(0, 40)}`),
      );
    }
  }
  if (findings.length > 0) return findings;
  return [...checkLines(amounts), ...checkTotals(amounts), ...checkTaxGroups(amounts.taxBreakdown)];
}

function checkLines(amounts: En16931Amounts): Finding[] {
  const { lineNets, allowances, charges } = amounts;
  const hasLines = lineNets.length > 0;
  return [
    ...(hasLines
      ? equal('BR-CO-10', 'the sum of the line net amounts', sum(lineNets), amounts.lineTotal)
      : []),
    ...(hasLines || allowances.length > 0
      ? equal('BR-CO-11', 'the sum of the allowances', sum(allowances), amounts.allowanceTotal, '0')
      : []),
    ...(hasLines || charges.length > 0
      ? equal('BR-CO-12', 'the sum of the charges', sum(charges), amounts.chargeTotal, '0')
      : []),
  ];
}

function checkTotals(amounts: En16931Amounts): Finding[] {
  const exclusive = value(amounts.taxExclusive);
  const gross = value(amounts.taxInclusive);
  const taxGroups = amounts.taxBreakdown;
  return [
    ...(amounts.lineTotal === null
      ? []
      : equal(
          'BR-CO-13',
          'line total - allowances + charges',
          value(amounts.lineTotal) - value(amounts.allowanceTotal) + value(amounts.chargeTotal),
          amounts.taxExclusive,
        )),
    ...(taxGroups.length === 0
      ? []
      : equal(
          'BR-CO-14',
          'the sum of the taxes by rate',
          sum(taxGroups.map(({ tax }) => tax ?? '0')),
          amounts.taxTotal,
          '0',
        )),
    ...equal(
      'BR-CO-15',
      'total without tax + tax',
      exclusive + value(amounts.taxTotal),
      amounts.taxInclusive,
    ),
    ...(amounts.withoutPrepaid
      ? []
      : equal(
          'BR-CO-16',
          'total with tax - prepaid + rounding',
          gross - value(amounts.prepaid) + value(amounts.rounding),
          amounts.payable,
        )),
  ];
}

/** BR-CO-17 with the tolerance of one unit that the official Schematron grants. */
function checkTaxGroups(groups: readonly TaxGroup[]): Finding[] {
  return groups.flatMap(({ taxable, tax, ratePercent }) => {
    if (taxable === null || tax === null || ratePercent === null) return [];
    const expected = (value(taxable) * value(ratePercent)) / (100n * unit);
    const difference = expected - value(tax);
    const magnitude = difference < 0n ? -difference : difference;
    return magnitude < unit
      ? []
      : [hold('BR-CO-17', `BR-CO-17: ${tax} is not ${ratePercent} % of ${taxable}.`)];
  });
}

function equal(
  rule: string,
  what: string,
  expected: bigint,
  stated: string | null,
  absent?: string,
): Finding[] {
  const found = stated ?? absent;
  if (found === undefined) return [hold(rule, `${rule}: the document does not state ${what}.`)];
  return value(found) === expected
    ? []
    : [hold(rule, `${rule}: ${what} is ${show(expected)}, but ${found} is stated.`)];
}

function hold(code: string, message: string): Finding {
  return { code, message, severity: 'hold' };
}

const unit = 10n ** BigInt(scale);

function sum(texts: readonly string[]): bigint {
  return texts.reduce((total, text) => total + value(text), 0n);
}

function value(text: string | null): bigint {
  return text === null ? 0n : (parse(text) ?? 0n);
}

function parse(text: string): bigint | null {
  const match = /^([+-]?)(\d{0,18})(?:\.(\d{0,18}))?$/.exec(text.trim());
  if (!match || `${match[2] ?? ''}${match[3] ?? ''}` === '') return null;
  const decimals = (match[3] ?? '').slice(0, scale).padEnd(scale, '0');
  const magnitude = BigInt(`${match[2] ?? ''}${decimals}`);
  return match[1] === '-' ? -magnitude : magnitude;
}

function show(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(scale + 1, '0');
  const decimals = digits.slice(-scale).replace(/0+$/, '').padEnd(2, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -scale)}.${decimals}`;
}

function amountTexts(amounts: En16931Amounts): string[] {
  const { lineNets, allowances, charges, taxBreakdown, withoutPrepaid: _, ...totals } = amounts;
  const groups = taxBreakdown.flatMap(({ taxable, tax, ratePercent }) => [taxable, tax, ratePercent]);
  return [...lineNets, ...allowances, ...charges, ...Object.values(totals), ...groups].filter(
    (text) => text !== null,
  );
}
