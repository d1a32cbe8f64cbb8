import type { En16931Tax } from '../../../domain/en16931.js';
import {
  dividedBy,
  exactOrZero,
  one,
  roundedToHundredths,
  shown,
  times,
} from '../../../domain/exact-decimal.js';
import type { Extraction, Finding } from '../../../domain/extraction.js';
import { hold } from '../reading.js';
import { claim, present } from './claims.js';
import type { EInvoice, EInvoiceLine } from './e-invoice.js';
import type { Element } from './element.js';
import { categoryOf, typeCodeOf } from './fattura-pa-codes.js';
import { severalDocuments } from './fattura-pa-findings.js';
import { italianParty, italianSeller } from './fattura-pa-parties.js';
import { added, dateClaim, joined, noDetails, noLineDetails } from './fattura-pa-sums.js';
import { toExtraction } from './to-extraction.js';

export function isSimplifiedFatturaPa(root: Element): boolean {
  return root.name === 'FatturaElettronicaSemplificata' && root.find('FatturaElettronicaHeader') !== null;
}

/** The simplified FatturaPA (format FSM10), which shops hand out: amounts hold their tax, and nothing is said of payment. */
export function readSimplifiedFatturaPa(root: Element): Extraction {
  const findings: readonly (Finding | false)[] = [
    severalDocuments(root),
    hold('simplified_invoice', 'A simplified invoice is mostly paid already, and says nothing about it.'),
  ];
  const invoice = invoiceOf(root, root.find('FatturaElettronicaBody'));
  const { findings: ofReading, ...extraction } = toExtraction(invoice, []);
  return { ...extraction, findings: [...findings.filter((finding) => finding !== false), ...ofReading] };
}

function invoiceOf(root: Element, body: Element | null): EInvoice {
  const header = body?.find('DatiGenerali/DatiGeneraliDocumento') ?? null;
  const seller = root.find('FatturaElettronicaHeader/CedentePrestatore');
  const buyer = root.find('FatturaElettronicaHeader/CessionarioCommittente');
  const buyerNames = buyer?.find('AltriDatiIdentificativi') ?? null;
  const items = body?.children('DatiBeniServizi') ?? [];
  const type = claim(header, 'TipoDocumento');
  return {
    reader: 'fatturapa',
    specification: null,
    typeCode: type && { ...type, text: typeCodeOf(type.text) },
    number: claim(header, 'Numero'),
    issuedOn: dateClaim(header, 'Data'),
    dueDates: [],
    currency: claim(header, 'Divisa'),
    taxCurrency: null,
    ...italianSeller({ ids: seller, names: seller, seat: seller }),
    sellerEmails: [],
    buyer: italianParty({
      ids: buyer?.find('IdentificativiFiscali') ?? null,
      names: buyerNames,
      seat: buyerNames,
    }),
    taxRepresentative: null,
    payee: null,
    bankAccounts: [],
    paymentMeans: [],
    directDebit: null,
    orderNumber: null,
    contractNumber: null,
    buyerReference: null,
    precedingInvoices: present(body?.textAt('DatiGenerali/DatiFatturaRettificata/NumeroFR')),
    terms: [],
    discounts: [],
    lines: items.map(lineOf),
    adjustments: [],
    taxes: taxesOf(items),
    totals: totalsOf(items),
    details: noDetails,
  };
}

function totalsOf(items: readonly Element[]): EInvoice['totals'] {
  const taxInclusive = added(items, 'Importo');
  const tax = items.map(taxIn).reduce((sum, part) => sum + part, 0n);
  const taxTotal = taxInclusive && { ...taxInclusive, text: shown(tax) };
  return {
    lineTotal: null,
    allowanceTotal: null,
    chargeTotal: null,
    taxExclusive: joined(taxInclusive, -1n, taxTotal),
    taxTotal,
    taxInclusive,
    prepaid: null,
    rounding: null,
    payable: taxInclusive,
  };
}

/** The tax in an amount is stated, or follows from its rate. */
function taxIn(item: Element): bigint {
  const stated = item.textAt('DatiIVA/Imposta');
  if (stated !== null) return exactOrZero(stated);
  const [gross, rate] = [amount(item, 'Importo'), amount(item, 'DatiIVA/Aliquota')];
  const tax = dividedBy(times(gross, rate), 100n * one + rate);
  return tax === null ? 0n : roundedToHundredths(tax);
}

function netOf(item: Element): bigint {
  return amount(item, 'Importo') - taxIn(item);
}

function amount(item: Element, path: string): bigint {
  return exactOrZero(item.textAt(path));
}

function taxesOf(items: readonly Element[]): En16931Tax[] {
  const groups = new Map<string, Element[]>();
  for (const item of items) {
    const key = `${rateOf(item) ?? ''} ${item.textAt('Natura') ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const sum = (of: readonly Element[], part: (item: Element) => bigint) =>
    shown(of.reduce((total, item) => total + part(item), 0n));
  return [...groups.values()].map((group) => ({
    category: categoryOf(group[0]?.textAt('Natura') ?? null),
    ratePercent: group[0] ? rateOf(group[0]) : null,
    isVat: true,
    taxable: sum(group, netOf),
    tax: sum(group, taxIn),
    exemptionReason: group[0]?.textAt('RiferimentoNormativo') ?? group[0]?.textAt('Natura') ?? null,
  }));
}

function rateOf(item: Element): string | null {
  return item.textAt('DatiIVA/Aliquota');
}

function lineOf(item: Element, index: number): EInvoiceLine {
  return {
    path: `${item.path}[${index + 1}]`,
    id: String(index + 1),
    name: item.textAt('Descrizione'),
    quantity: null,
    unit: null,
    price: null,
    net: item.textAt('Importo') === null ? null : shown(netOf(item)),
    category: categoryOf(item.textAt('Natura')),
    ratePercent: rateOf(item),
    isVat: true,
    ...noLineDetails,
  };
}
