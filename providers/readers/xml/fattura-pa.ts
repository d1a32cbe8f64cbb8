import type { En16931Adjustment, En16931Tax } from '../../../domain/en16931.js';
import type { Extraction } from '../../../domain/extraction.js';
import { claim, present } from './claims.js';
import type { DiscountTerm } from './discounts.js';
import type { EInvoice, EInvoiceLine } from './e-invoice.js';
import type { Element } from './element.js';
import { categoryOf, meansCodeOf, typeCodeOf } from './fattura-pa-codes.js';
import { fatturaPaFindings } from './fattura-pa-findings.js';
import { isCollected } from './findings.js';
import { italianParty, italianSeller, type PartyPlaces } from './fattura-pa-parties.js';
import { added, dateClaim, joined, noDetails, noLineDetails } from './fattura-pa-sums.js';
import { toExtraction } from './to-extraction.js';

export function isFatturaPa(root: Element): boolean {
  return root.name === 'FatturaElettronica' && root.find('FatturaElettronicaHeader') !== null;
}

/** FatturaPA 1.2 (formats FPA12 and FPR12), the first document of a file. Amounts that it leaves out are added up. */
export function readFatturaPa(root: Element): Extraction {
  const body = root.find('FatturaElettronicaBody');
  const invoice = invoiceOf(root, body);
  return toExtraction(invoice, fatturaPaFindings(root, body, invoice));
}

function invoiceOf(root: Element, body: Element | null): EInvoice {
  const general = body?.find('DatiGenerali') ?? null;
  const header = general?.find('DatiGeneraliDocumento') ?? null;
  const seller = root.find('FatturaElettronicaHeader/CedentePrestatore');
  const payments = (body?.children('DatiPagamento') ?? []).flatMap((from) =>
    from.children('DettaglioPagamento'),
  );
  const summary = body?.find('DatiBeniServizi')?.children('DatiRiepilogo') ?? [];
  const type = claim(header, 'TipoDocumento');
  const buyer = root.find('FatturaElettronicaHeader/CessionarioCommittente');
  return {
    reader: 'fatturapa',
    specification: null,
    typeCode: type && { ...type, text: typeCodeOf(type.text) },
    number: claim(header, 'Numero'),
    issuedOn: dateClaim(header, 'Data'),
    currency: claim(header, 'Divisa'),
    taxCurrency: null,
    ...italianSeller(placesOf(seller)),
    sellerEmails: present(claim(seller, 'Contatti/Email')),
    orderNumber: claim(general, 'DatiOrdineAcquisto/IdDocumento'),
    contractNumber: claim(general, 'DatiContratto/IdDocumento'),
    buyerReference: null,
    precedingInvoices: [],
    terms: [],
    buyer: italianParty(placesOf(buyer)),
    taxRepresentative: null,
    ...paymentOf(payments),
    details: noDetails,
    lines: (body?.find('DatiBeniServizi')?.children('DettaglioLinee') ?? []).map(lineOf),
    adjustments: (header?.children('DatiCassaPrevidenziale') ?? []).map(fundOf),
    taxes: summary.map(taxOf),
    totals: totalsOf(header, summary, payments),
  };
}

function placesOf(party: Element | null): PartyPlaces {
  const ids = party?.find('DatiAnagrafici') ?? null;
  return { ids, names: ids?.find('Anagrafica') ?? null, seat: party };
}

type Payment = 'dueDates' | 'bankAccounts' | 'payee' | 'paymentMeans' | 'directDebit' | 'discounts';

/** The account of what the seller draws is not one to pay to. */
function paymentOf(payments: readonly Element[]): Pick<EInvoice, Payment> {
  const [payee] = present(...payments.map((payment) => claim(payment, 'Beneficiario')));
  const means = payments.map((payment) => ({
    typeCode: meansCodeOf(payment.textAt('ModalitaPagamento')),
    iban: claim(payment, 'IBAN'),
  }));
  return {
    dueDates: present(...payments.map((payment) => dateClaim(payment, 'DataScadenzaPagamento'))),
    bankAccounts: means.flatMap(({ typeCode, iban }) => (isCollected(typeCode) ? [] : present(iban))),
    payee: payee ? { name: payee, ids: [] } : null,
    paymentMeans: means.map(({ typeCode, iban }) => ({
      typeCode,
      hasTransfer: !isCollected(typeCode) && iban !== null,
      account: iban?.text ?? null,
      hasCard: false,
      cardNumber: null,
      hasDirectDebit: false,
    })),
    directDebit: null,
    discounts: payments.length === 1 ? payments.flatMap(discountOf) : [],
  };
}

/** FatturaPA says by how much less it is until a day. */
function discountOf(payment: Element): DiscountTerm[] {
  const discount = payment.textAt('ScontoPagamentoAnticipato');
  const percent = (Number(discount) / Number(payment.textAt('ImportoPagamento'))) * 100;
  if (discount === null) return [];
  return [
    {
      percent: String(percent),
      duration: null,
      durationUnit: null,
      from: null,
      until: dateClaim(payment, 'DataLimitePagamentoAnticipato')?.text ?? null,
      base: null,
      path: payment.path,
    },
  ];
}

/** What is to be paid is what the instalments say; without any, the total less what the payer has to keep back. */
function totalsOf(
  header: Element | null,
  summary: readonly Element[],
  payments: readonly Element[],
): EInvoice['totals'] {
  const taxExclusive = added(summary, 'ImponibileImporto');
  const taxTotal = added(summary, 'Imposta');
  const stated = claim(header, 'ImportoTotaleDocumento');
  const taxInclusive = stated ?? joined(taxExclusive, 1n, taxTotal);
  const withheld = added(header?.children('DatiRitenuta') ?? [], 'ImportoRitenuta');
  const isSplit = summary.some((group) => group.textAt('EsigibilitaIVA') === 'S');
  const kept = [withheld, isSplit ? taxTotal : null];
  return {
    lineTotal: null,
    allowanceTotal: null,
    chargeTotal: null,
    taxExclusive,
    taxTotal,
    taxInclusive,
    prepaid: null,
    rounding: claim(header, 'Arrotondamento'),
    payable:
      added(payments, 'ImportoPagamento') ??
      kept.reduce((left, part) => (part ? joined(left, -1n, part) : left), taxInclusive),
  };
}

function lineOf(line: Element, index: number): EInvoiceLine {
  return {
    path: `${line.path}[${index + 1}]`,
    id: line.textAt('NumeroLinea'),
    name: line.textAt('Descrizione'),
    quantity: line.textAt('Quantita'),
    unit: line.textAt('UnitaMisura'),
    price: line.textAt('PrezzoUnitario'),
    net: line.textAt('PrezzoTotale'),
    category: categoryOf(line.textAt('Natura')),
    ratePercent: line.textAt('AliquotaIVA'),
    isVat: true,
    ...noLineDetails,
  };
}

/** Contributions to a pension fund, which the seller adds to the price. */
function fundOf(fund: Element): En16931Adjustment {
  return {
    isCharge: true,
    amount: fund.textAt('ImportoContributoCassa'),
    base: null,
    reason: fund.textAt('TipoCassa'),
    category: categoryOf(fund.textAt('Natura')),
    ratePercent: fund.textAt('AliquotaIVA'),
    isVat: true,
  };
}

function taxOf(group: Element): En16931Tax {
  return {
    category: categoryOf(group.textAt('Natura')),
    ratePercent: group.textAt('AliquotaIVA'),
    isVat: true,
    taxable: group.textAt('ImponibileImporto'),
    tax: group.textAt('Imposta'),
    exemptionReason: group.textAt('RiferimentoNormativo') ?? group.textAt('Natura'),
  };
}
