import type { En16931Adjustment, En16931Party, En16931Tax } from '../../../domain/en16931.js';
import { exact, shown } from '../../../domain/exact-decimal.js';
import type { Extraction } from '../../../domain/extraction.js';
import { addressClaim, claim, present, type Claim } from './claims.js';
import type { EInvoice, EInvoiceLine } from './e-invoice.js';
import type { Element } from './element.js';
import { fatturaPaFindings } from './fattura-pa-findings.js';
import { toExtraction } from './to-extraction.js';

export function isFatturaPa(root: Element): boolean {
  return root.name === 'FatturaElettronica' && root.find('FatturaElettronicaHeader') !== null;
}

/** FatturaPA 1.2 (formats FPA12 and FPR12), the first invoice of a file. Amounts that it leaves out are added up. */
export function readFatturaPa(root: Element): Extraction {
  const body = root.find('FatturaElettronicaBody');
  const invoice = invoiceOf(root, body);
  return toExtraction(invoice, fatturaPaFindings(root, body, invoice));
}

/** Document types of FatturaPA as codes of UNTDID 1001; the others serve the tax office and are not paid. */
const typeCodes: Readonly<Record<string, string>> = {
  TD01: '380',
  TD02: '386',
  TD03: '386',
  TD04: '381',
  TD05: '383',
  TD06: '380',
  TD24: '380',
  TD25: '380',
  TD26: '380',
};
const notPaid = '751';

function invoiceOf(root: Element, body: Element | null): EInvoice {
  const general = body?.find('DatiGenerali') ?? null;
  const header = general?.find('DatiGeneraliDocumento') ?? null;
  const seller = root.find('FatturaElettronicaHeader/CedentePrestatore');
  const payments = (body?.children('DatiPagamento') ?? []).flatMap((from) =>
    from.children('DettaglioPagamento'),
  );
  const summary = body?.find('DatiBeniServizi')?.children('DatiRiepilogo') ?? [];
  const type = claim(header, 'TipoDocumento');
  const name = partyName(seller);
  return {
    reader: 'fatturapa',
    specification: null,
    typeCode: type && { ...type, text: typeCodes[type.text] ?? notPaid },
    number: claim(header, 'Numero'),
    issuedOn: dateClaim(header, 'Data'),
    dueDates: present(...payments.map((payment) => dateClaim(payment, 'DataScadenzaPagamento'))),
    currency: claim(header, 'Divisa'),
    taxCurrency: null,
    sellerNames: present(name),
    sellerTaxIds: present(vatId(seller), claim(seller, 'DatiAnagrafici/CodiceFiscale')),
    sellerEmails: present(claim(seller, 'Contatti/Email')),
    sellerAddress: addressClaim(seller?.find('Sede') ?? null, addressParts),
    bankAccounts: payments.flatMap((payment) => present(claim(payment, 'IBAN'))),
    orderNumber: claim(general, 'DatiOrdineAcquisto/IdDocumento'),
    contractNumber: claim(general, 'DatiContratto/IdDocumento'),
    buyerReference: null,
    precedingInvoices: [],
    terms: [],
    discounts: [],
    payee: payeeOf(payments),
    seller: party(seller),
    buyer: party(root.find('FatturaElettronicaHeader/CessionarioCommittente')),
    taxRepresentative: null,
    paymentMeans: payments.map((payment) => ({
      typeCode: payment.textAt('ModalitaPagamento'),
      hasTransfer: payment.find('IBAN') !== null,
      account: payment.textAt('IBAN'),
      hasCard: false,
      cardNumber: null,
      hasDirectDebit: false,
    })),
    directDebit: null,
    details: noDetails,
    lines: (body?.find('DatiBeniServizi')?.children('DettaglioLinee') ?? []).map(lineOf),
    adjustments: (header?.children('DatiCassaPrevidenziale') ?? []).map(fundOf),
    taxes: summary.map(taxOf),
    totals: totalsOf(header, summary, payments),
  };
}

const addressParts = {
  lines: ['Indirizzo', 'NumeroCivico'],
  postcode: 'CAP',
  city: 'Comune',
  country: 'Nazione',
};

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

function added(from: readonly Element[], path: string): Claim | null {
  const parts = present(...from.map((element) => claim(element, path)));
  const [first] = parts;
  if (!first) return null;
  const sum = parts.reduce((total, { text }) => total + (exact(text) ?? 0n), 0n);
  return { text: shown(sum), path: first.path };
}

function joined(a: Claim | null, sign: 1n | -1n, b: Claim | null): Claim | null {
  if (!a || !b) return a;
  return { text: shown((exact(a.text) ?? 0n) + sign * (exact(b.text) ?? 0n)), path: a.path };
}

function lineOf(line: Element, index: number): EInvoiceLine {
  return {
    path: `${line.path}[${index + 1}]`,
    id: line.textAt('NumeroLinea'),
    name: line.textAt('Descrizione'),
    description: null,
    quantity: line.textAt('Quantita'),
    unit: line.textAt('UnitaMisura'),
    price: line.textAt('PrezzoUnitario'),
    priceBase: null,
    grossPrice: null,
    net: line.textAt('PrezzoTotale'),
    category: categoryOf(line),
    ratePercent: line.textAt('AliquotaIVA'),
    adjustments: [],
    period: null,
    standardId: null,
    classifications: [],
    attributes: [],
  };
}

/** Contributions to a pension fund, which the seller adds to the price. */
function fundOf(fund: Element): En16931Adjustment {
  return {
    isCharge: true,
    amount: fund.textAt('ImportoContributoCassa'),
    base: null,
    reason: fund.textAt('TipoCassa'),
    category: categoryOf(fund),
    ratePercent: fund.textAt('AliquotaIVA'),
  };
}

function taxOf(group: Element): En16931Tax {
  return {
    category: categoryOf(group),
    ratePercent: group.textAt('AliquotaIVA'),
    taxable: group.textAt('ImponibileImporto'),
    tax: group.textAt('Imposta'),
    exemptionReason: group.textAt('RiferimentoNormativo') ?? group.textAt('Natura'),
  };
}

/** Why there is no tax (`Natura`), as a category of UNCL 5305. */
const categoriesByNature: Readonly<Record<string, string>> = {
  N1: 'O',
  N2: 'O',
  N3: 'G',
  N4: 'E',
  N5: 'E',
  N6: 'AE',
  N7: 'O',
};

function categoryOf(from: Element): string | null {
  const nature = from.textAt('Natura');
  if (nature === null) return 'S';
  return nature === 'N3.2' ? 'K' : (categoriesByNature[nature.slice(0, 2)] ?? null);
}

/** The rules of EN 16931 are not asked of a FatturaPA, nor what only they need. */
const noDetails: EInvoice['details'] = {
  delivery: { date: null, hasAddress: false, city: null, postcode: null, country: null },
  period: null,
  taxPoint: { date: null, code: null },
  documents: [],
  taxTotalInTaxCurrency: null,
  totalCurrencies: [],
  codes: [],
};

function payeeOf(payments: readonly Element[]): EInvoice['payee'] {
  const [name] = present(...payments.map((payment) => claim(payment, 'Beneficiario')));
  return name ? { name, ids: [] } : null;
}

function partyName(from: Element | null): Claim | null {
  const name = claim(from, 'DatiAnagrafici/Anagrafica/Denominazione');
  const person = from?.find('DatiAnagrafici/Anagrafica') ?? null;
  if (name || !person) return name;
  const text = present(person.textAt('Nome'), person.textAt('Cognome')).join(' ');
  return text === '' ? null : { text, path: person.path };
}

function vatId(from: Element | null): Claim | null {
  const id = from?.find('DatiAnagrafici/IdFiscaleIVA') ?? null;
  const code = claim(id, 'IdCodice');
  return code && { ...code, text: `${id?.textAt('IdPaese') ?? ''}${code.text}` };
}

function party(from: Element | null): En16931Party {
  const address = from?.find('Sede') ?? null;
  return {
    name: partyName(from)?.text ?? null,
    tradingName: null,
    hasAddress: address !== null,
    city: address?.textAt('Comune') ?? null,
    postcode: address?.textAt('CAP') ?? null,
    country: address?.textAt('Nazione') ?? null,
    vatId: vatId(from)?.text ?? null,
    taxNumber: from?.textAt('DatiAnagrafici/CodiceFiscale') ?? null,
    legalId: null,
    otherIds: [],
    endpoint: null,
    contact: null,
  };
}

function dateClaim(from: Element | null, path: string): Claim | null {
  const found = claim(from, path);
  return found && { ...found, text: found.text.slice(0, 10) };
}
