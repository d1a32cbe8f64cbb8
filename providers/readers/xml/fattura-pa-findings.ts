import { exactOrZero, magnitude, one } from '../../../domain/exact-decimal.js';
import type { Finding } from '../../../domain/extraction.js';
import { hold, note, quote } from '../reading.js';
import type { EInvoice } from './e-invoice.js';
import type { Element } from './element.js';

/** What the rules of EN 16931 cannot say about a FatturaPA: its sums, and what the payer keeps back. */
export function fatturaPaFindings(root: Element, body: Element | null, invoice: EInvoice): Finding[] {
  const header = body?.find('DatiGenerali/DatiGeneraliDocumento') ?? null;
  const { lines, adjustments, taxes, totals } = invoice;
  const stated = exactOrZero(totals.taxInclusive?.text);
  const summed =
    exactOrZero(totals.taxExclusive?.text) +
    exactOrZero(totals.taxTotal?.text) +
    exactOrZero(totals.rounding?.text);
  const stamp = exactOrZero(header?.textAt('DatiBollo/ImportoBollo'));
  const missed = magnitude(stated - summed);
  const parts = [...lines.map(({ net }) => net), ...adjustments.map(({ amount }) => amount)];
  const lineSum = parts.reduce((sum, part) => sum + exactOrZero(part), 0n);
  const isSplit = (body?.find('DatiBeniServizi')?.children('DatiRiepilogo') ?? []).some(
    (group) => group.textAt('EsigibilitaIVA') === 'S',
  );
  const found: readonly (Finding | false)[] = [
    severalDocuments(root),
    instalments(body),
    // The stamp duty may stand in the total alone.
    missed > one / 100n &&
      missed !== stamp &&
      hold('fatturapa_total', 'The total is not what its parts and taxes add up to.'),
    lines.length > 0 &&
      magnitude(lineSum - exactOrZero(totals.taxExclusive?.text)) >= one &&
      hold('fatturapa_lines', 'The lines do not add up to what is taxed.'),
    taxes.some(({ taxable, tax, ratePercent }) => {
      const expected = (exactOrZero(taxable) * exactOrZero(ratePercent)) / (100n * one);
      return magnitude(expected - exactOrZero(tax)) >= one;
    }) && hold('fatturapa_tax', 'A tax is not its rate times what is taxed.'),
    isSplit && note('split_payment', 'The tax is paid to the tax office and not to the seller.'),
    (header?.children('DatiRitenuta').length ?? 0) > 0 &&
      note('tax_withheld', 'The payer keeps tax back: less is due than the total.'),
  ];
  return found.filter((finding) => finding !== false);
}

/** Nobody can pay several bills as one. */
export function severalDocuments(root: Element): Finding | false {
  const { length } = root.children('FatturaElettronicaBody');
  return (
    length > 1 && hold('several_documents', `The file holds ${length} documents; only the first was read.`)
  );
}

/** What is due is their sum, and when is for a person to say. */
function instalments(body: Element | null): Finding | false {
  const payments = (body?.children('DatiPagamento') ?? []).flatMap((from) =>
    from.children('DettaglioPagamento'),
  );
  const parts = payments.map(
    (from) =>
      `${from.textAt('ImportoPagamento') ?? '?'} by ${from.textAt('DataScadenzaPagamento') ?? 'no day'}`,
  );
  return parts.length > 1 && note('instalments', `It is due in parts: ${quote(parts.join(', '))}.`);
}
