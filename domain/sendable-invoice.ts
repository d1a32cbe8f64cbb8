import {
  sumsOf,
  transferCode,
  typeCodeOf,
  type InvoiceLine,
  type InvoiceParty,
  type InvoiceSums,
  type IssuedInvoice,
} from './e-invoice.js';
import { checkEn16931, type En16931Invoice, type En16931Line, type En16931Party } from './en16931.js';
import { refuse } from './errors.js';
import { exemptionReasons } from './exemption-reasons.js';
import { money, toDecimal, type Money } from './money.js';

/** Refuses what breaks a rule that we hold others to: what we would not pay, we do not send. */
export function requireSendable(invoice: IssuedInvoice): InvoiceSums {
  const sums = sumsOf(invoice);
  const [broken] = checkEn16931(contentOf(invoice, sums));
  if (broken) refuse('invalid_input', broken.message, { rule: broken.code });
  return sums;
}

function contentOf(invoice: IssuedInvoice, sums: InvoiceSums): En16931Invoice {
  const { lines, adjustments, account, precedingInvoice, paymentTerms } = invoice;
  return {
    syntax: 'ubl',
    businessProcess: null,
    specification: 'urn:cen.eu:en16931:2017',
    number: invoice.number || null,
    issuedOn: invoice.issuedOn,
    typeCode: typeCodeOf(invoice),
    currency: invoice.currency,
    taxCurrency: null,
    dueOn: invoice.dueOn,
    terms: paymentTerms === null ? [] : [paymentTerms],
    buyerReference: invoice.buyerReference,
    precedingInvoices: precedingInvoice === null ? [] : [precedingInvoice],
    seller: partyOf(invoice.seller),
    buyer: partyOf(invoice.buyer),
    taxRepresentative: null,
    payee: null,
    delivery: deliveryOf(invoice),
    period: null,
    taxPoint: { date: null, code: null },
    paymentMeans: account ? [{ ...transferMeans, account: account.iban }] : [],
    directDebit: null,
    documents: [],
    lines: lines.map((line, index) => lineOf(line, index, decimal(sums.lineNets[index]))),
    adjustments: adjustments.map(({ tax, isCharge, reason, amountMinor }) => ({
      ...tax,
      isVat: true,
      isCharge,
      reason: reason || null,
      base: null,
      amount: toDecimal(money(amountMinor, invoice.currency)),
    })),
    taxes: sums.taxes.map(({ tax, taxable, amount }) => ({
      ...tax,
      isVat: true,
      taxable: decimal(taxable),
      tax: decimal(amount),
      exemptionReason: exemptionReasons.en[tax.category] ?? null,
    })),
    totals: totalsOf(sums),
    taxTotals: 1,
    taxTotalInTaxCurrency: null,
    totalCurrencies: [],
    codes: codesOf(invoice),
  };
}

const transferMeans = {
  typeCode: transferCode,
  hasTransfer: true,
  hasCard: false,
  cardNumber: null,
  hasDirectDebit: false,
} as const;

function lineOf(line: InvoiceLine, index: number, net: string | null): En16931Line {
  const { tax, description, quantity, unit, unitPrice } = line;
  return {
    ...tax,
    isVat: true,
    id: String(index + 1),
    name: description || null,
    quantity,
    unit,
    price: unitPrice,
    priceBase: null,
    grossPrice: null,
    net,
    adjustments: [],
    period: null,
    standardId: null,
    classifications: [],
    attributes: [],
  };
}

function totalsOf(sums: InvoiceSums): En16931Invoice['totals'] {
  return {
    lineTotal: decimal(sums.lines),
    allowanceTotal: decimal(sums.allowances),
    chargeTotal: decimal(sums.charges),
    taxExclusive: decimal(sums.net),
    taxTotal: decimal(sums.tax),
    taxInclusive: decimal(sums.gross),
    prepaid: decimal(sums.prepaid),
    rounding: null,
    payable: decimal(sums.due),
  };
}

/** Goods that leave for another member state are written with the country of the buyer as the one that they go to. */
function deliveryOf({ deliveredOn, lines, buyer }: IssuedInvoice): En16931Invoice['delivery'] {
  const crosses = lines.some(({ tax }) => tax.category === 'K');
  return {
    date: deliveredOn,
    hasAddress: crosses,
    city: null,
    postcode: null,
    country: crosses ? buyer.country || null : null,
  };
}

/** Those that somebody typed; the others are ours. */
function codesOf({ currency, seller, buyer, lines }: IssuedInvoice): En16931Invoice['codes'] {
  return [
    { rule: 'BR-CL-04', code: currency },
    ...[seller, buyer].map(({ country }) => ({ rule: 'BR-CL-14' as const, code: country })),
    ...lines.map(({ unit }) => ({ rule: 'BR-CL-23' as const, code: unit })),
  ];
}

function decimal(amount: Money | undefined): string | null {
  return amount ? toDecimal(amount) : null;
}

function partyOf(party: InvoiceParty): En16931Party {
  const { name, city, postcode, country, vatId, taxNumber, registrationNumber, email, phone } = party;
  return {
    name: name || null,
    tradingName: null,
    hasAddress: true,
    city,
    postcode,
    country: country || null,
    vatId,
    taxNumber,
    legalId: registrationNumber,
    otherIds: [],
    endpoint: email === null ? null : { id: email, scheme: 'EM' },
    contact: phone === null && email === null ? null : { name: null, phone, email },
  };
}
