import type { Finding } from '../../../domain/extraction.js';
import { hold } from '../reading.js';
import type { Element } from './element.js';

const ciiTrade = 'SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction';
const ciiSettlement = `${ciiTrade}/ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement`;
const ciiTotals = `${ciiSettlement}/SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation`;
const ublTotals = 'LegalMonetaryTotal|RequestedMonetaryTotal';

/** Parents and those of their children that may stand there once. */
const singles: readonly (readonly [parent: string, names: readonly string[]])[] = [
  [
    '',
    [
      ...['ID', 'IssueDate', 'DueDate', 'DocumentCurrencyCode', 'AccountingSupplierParty'],
      ...['LegalMonetaryTotal', 'ExchangedDocument', 'SupplyChainTradeTransaction'],
    ],
  ],
  [ublTotals, ['TaxExclusiveAmount', 'TaxInclusiveAmount', 'PrepaidAmount', 'PayableAmount']],
  ['ExchangedDocument|HeaderExchangedDocument', ['ID', 'TypeCode', 'IssueDateTime']],
  [
    ciiSettlement,
    ['InvoiceCurrencyCode', 'PayeeTradeParty', 'SpecifiedTradeSettlementHeaderMonetarySummation'],
  ],
  [ciiTotals, ['TaxBasisTotalAmount', 'GrandTotalAmount', 'TotalPrepaidAmount', 'DuePayableAmount']],
];

/** What may stand once in a line, by the path from the line to its parent; `''` is the line itself. */
const lineSettlement = 'SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement';
const lineTotals = `${lineSettlement}/SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation`;
const singlesOfLines: typeof singles = [
  ['', ['LineExtensionAmount', 'SpecifiedLineTradeSettlement']],
  [lineSettlement, ['SpecifiedTradeSettlementLineMonetarySummation']],
  [lineTotals, ['LineTotalAmount']],
];

/**
 * What must stand once and stands twice is read differently by different programs: the one who approves and the one who
 * pays could see two amounts.
 */
export function repetitions(root: Element): Finding[] {
  const lines = [
    ...root.children('InvoiceLine', 'CreditNoteLine'),
    ...(root.find(ciiTrade)?.children('IncludedSupplyChainTradeLineItem') ?? []),
  ];
  const repeated = new Set([
    ...singles.flatMap((single) => repeatedIn(root, single)),
    ...singlesOfLines.flatMap((single) => lines.flatMap((line) => repeatedIn(line, single))),
    ...(hasTaxTwice(root) ? ['total of the tax in one currency'] : []),
  ]);
  return [...repeated].map((name) => hold('xml_repetition', `The e-invoice has more than one ${name}.`));
}

function repeatedIn(from: Element, [parent, names]: (typeof singles)[number]): string[] {
  const at = parent === '' ? from : from.find(parent);
  return names.filter((name) => (at?.children(name).length ?? 0) > 1);
}

/** The tax may be told once in each of two currencies. */
function hasTaxTwice(root: Element): boolean {
  const amounts = [
    ...root.children('TaxTotal').flatMap((total) => total.find('TaxAmount') ?? []),
    ...(root.find(ciiTotals)?.children('TaxTotalAmount') ?? []),
  ];
  const currencies = amounts.map((amount) => amount.attribute('currencyID'));
  return new Set(currencies).size < currencies.length;
}
