import type { En16931Adjustment, En16931Invoice, En16931Tax } from './en16931.js';
import { exact, exactOrZero, magnitude, one, roundedToHundredths, shown, times } from './exact-decimal.js';
import type { Finding } from './extraction.js';
import { currencyExponents, isCurrency, type Currency } from './money.js';

/** Amounts of the XML that cannot be calculated with; no other rule can be asked then. */
export function notNumbers(invoice: En16931Invoice): Finding[] {
  const { lines, adjustments, taxes, totals } = invoice;
  const texts = [
    ...lines.flatMap((line) => [line.net, line.quantity, line.price, line.priceBase, line.ratePercent]),
    ...[...adjustments, ...lines.flatMap((line) => line.adjustments)].flatMap((entry) => [
      entry.amount,
      entry.ratePercent,
    ]),
    ...taxes.flatMap(({ taxable, tax, ratePercent }) => [taxable, tax, ratePercent]),
    ...Object.values(totals),
  ];
  return texts
    .filter((text) => text !== null && exact(text) === null)
    .map((text) =>
      hold('not_a_number', `An amount in the XML is not a decimal number: ${text?.slice(0, 40) ?? ''}`),
    );
}

/** BR-CO-10 to BR-CO-17, and that all is in one currency. Parts that are missing count as zero. */
export function checkSums(invoice: En16931Invoice): Finding[] {
  return [
    ...checkParts(invoice),
    ...checkTotals(invoice),
    ...invoice.taxes.flatMap((tax) => checkCalculated('BR-CO-17', tax)),
    ...checkPrices(invoice),
    ...checkCurrency(invoice),
  ];
}

/** Profiles without lines state the totals only. */
function checkParts(invoice: En16931Invoice): Finding[] {
  const { specification, lines, adjustments, totals } = invoice;
  const hasLines = lines.length > 0 || claimsEn16931(specification ?? '');
  const [allowances, charges] = [of(adjustments, false), of(adjustments, true)];
  return [
    ...(hasLines ? checkLineTotal(invoice) : []),
    ...(hasLines || allowances.length > 0
      ? equal(
          'BR-CO-11',
          'the sum of the allowances',
          sum(allowances),
          totals.allowanceTotal ?? '0',
          slack(specification, allowances.length),
        )
      : []),
    ...(hasLines || charges.length > 0
      ? equal(
          'BR-CO-12',
          'the sum of the charges',
          sum(charges),
          totals.chargeTotal ?? '0',
          slack(specification, charges.length),
        )
      : []),
  ];
}

/** Formats older than EN 16931 did not say whether lines hold the tax: with it they have to add up to the total. */
function checkLineTotal({ specification, lines, totals }: En16931Invoice): Finding[] {
  const lineSum = sum(lines.map(({ net }) => net));
  const broken = equal(
    'BR-CO-10',
    'the sum of the line net amounts',
    lineSum,
    totals.lineTotal,
    slack(specification, lines.length),
  );
  const holdTax =
    specification !== null && !claimsEn16931(specification) && lineSum === exactOrZero(totals.taxInclusive);
  return holdTax ? broken.map((finding) => ({ ...finding, severity: 'note' })) : broken;
}

function checkTotals({ specification, lines, adjustments, taxes, totals }: En16931Invoice): Finding[] {
  const { lineTotal, allowanceTotal, chargeTotal, taxExclusive, taxTotal, taxInclusive } = totals;
  // Profile MINIMUM leaves out what was prepaid.
  const withoutPrepaid = /:minimum/i.test(specification ?? '');
  const slackOfAll = slack(specification, lines.length + adjustments.length);
  return [
    ...(lineTotal === null && lines.length === 0
      ? []
      : equal(
          'BR-CO-13',
          'line total - allowances + charges',
          exactOrZero(lineTotal) - exactOrZero(allowanceTotal) + exactOrZero(chargeTotal),
          taxExclusive,
          slackOfAll,
        )),
    ...(taxes.length === 0
      ? []
      : equal('BR-CO-14', 'the sum of the taxes by rate', sum(taxes.map(({ tax }) => tax)), taxTotal ?? '0')),
    ...equal(
      'BR-CO-15',
      'total without tax + tax',
      exactOrZero(taxExclusive) + exactOrZero(taxTotal),
      taxInclusive,
      slackOfAll,
    ),
    ...(withoutPrepaid
      ? []
      : equal(
          'BR-CO-16',
          'total with tax - prepaid + rounding',
          exactOrZero(taxInclusive) - exactOrZero(totals.prepaid) + exactOrZero(totals.rounding),
          totals.payable,
        )),
  ];
}

/**
 * With the tolerance of one unit that the official Schematron grants. Signs count, which it leaves out: who is taxed is not
 * paid for it.
 */
export function checkCalculated(rule: string, { taxable, tax, ratePercent }: En16931Tax): Finding[] {
  if (tax !== null && exactOrZero(tax) === 0n && exactOrZero(ratePercent) === 0n) return [];
  if (taxable === null || tax === null || ratePercent === null) {
    return [{ code: rule, message: `${rule}: the tax cannot be calculated anew.`, severity: 'note' }];
  }
  const expected = roundedToHundredths(times(exactOrZero(taxable), exactOrZero(ratePercent)) / 100n);
  return magnitude(expected - exactOrZero(tax)) < one
    ? []
    : [hold(rule, `${rule}: ${tax} is not ${ratePercent} % of ${taxable}.`)];
}

/**
 * A rule of Peppol, asked everywhere: a line that costs more than quantity and price say. It changes nothing about what
 * the document demands, so that it is a note.
 */
function checkPrices({ lines, currency }: En16931Invoice): Finding[] {
  const hasCents = currency === null || !isCurrency(currency) || showsCents(currency);
  const tolerance = hasCents ? one / 50n : one / 2n;
  const odd = lines.findIndex((line) => {
    const { quantity, price, priceBase, net } = line;
    if (quantity === null || price === null || net === null) return false;
    const base = priceBase === null ? one : exactOrZero(priceBase);
    if (base === 0n) return true;
    const adjusted = sum(of(line.adjustments, true)) - sum(of(line.adjustments, false));
    const expected = (exactOrZero(quantity) * exactOrZero(price)) / base + adjusted;
    return magnitude(expected - exactOrZero(net)) > tolerance;
  });
  return odd === -1
    ? []
    : [
        {
          code: 'PEPPOL-EN16931-R120',
          message: `PEPPOL-EN16931-R120: the amount of line ${odd + 1} is not its quantity times its price.`,
          severity: 'note',
        },
      ];
}

/** A rule of Peppol as well, asked everywhere: who reads the marks would pay in another currency than who reads the head. */
function checkCurrency({ currency, totalCurrencies }: En16931Invoice): Finding[] {
  const other = totalCurrencies.find((marked) => currency !== null && marked !== currency);
  return other === undefined
    ? []
    : [
        hold(
          'PEPPOL-EN16931-R051',
          `PEPPOL-EN16931-R051: a total is in ${other.slice(0, 40)}, but the document in ${currency ?? ''}.`,
        ),
      ];
}

/** Forints have cents on paper, and no coin for them. */
function showsCents(currency: Currency): boolean {
  return currencyExponents[currency] > 0 && currency !== 'HUF';
}

/** Factur-X EXTENDED lets a sum miss its parts by a cent for each of them (BR-FXEXT-CO-10 to 15). */
function slack(specification: string | null, parts: number): bigint {
  return /factur-x\.eu:1p0:extended/i.test(specification ?? '') ? (one / 100n) * BigInt(parts) : 0n;
}

function equal(
  rule: string,
  what: string,
  expected: bigint,
  stated: string | null,
  slackAllowed = 0n,
): Finding[] {
  if (stated === null) return [hold(rule, `${rule}: the document does not state ${what}.`)];
  const missed = [expected, roundedToHundredths(expected)].map((sum) => magnitude(exactOrZero(stated) - sum));
  return missed.some((amount) => amount <= slackAllowed)
    ? []
    : [hold(rule, `${rule}: ${what} is ${shown(expected)}, but ${stated.slice(0, 40)} is stated.`)];
}

function hold(code: string, message: string): Finding {
  return { code, message, severity: 'hold' };
}

/** The two profiles of Factur-X that only book an invoice do not, whatever they are called. */
export function claimsEn16931(specification: string): boolean {
  return /en16931/i.test(specification) && !/:(?:minimum|basic-?wl)\b/i.test(specification);
}

export function of(adjustments: readonly En16931Adjustment[], isCharge: boolean): (string | null)[] {
  return adjustments.filter((entry) => entry.isCharge === isCharge).map(({ amount }) => amount);
}

export function sum(texts: readonly (string | null)[]): bigint {
  return texts.reduce((total, text) => total + exactOrZero(text), 0n);
}
