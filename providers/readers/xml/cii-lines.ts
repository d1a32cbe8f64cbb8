import type { En16931Adjustment, En16931Period } from '../../../domain/en16931.js';
import { chargeIndicator } from './claims.js';
import type { EInvoiceLine } from './e-invoice.js';
import type { Element } from './element.js';

export function ciiLines(trade: Element | null): EInvoiceLine[] {
  return (trade?.children('IncludedSupplyChainTradeLineItem') ?? []).flatMap((line, index) =>
    isCounted(line) && !isComment(line) ? [lineOf(line, index)] : [],
  );
}

function lineOf(line: Element, index: number): EInvoiceLine {
  const agreement = line.find('SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement');
  const price = agreement?.find('NetPriceProductTradePrice') ?? null;
  const quantity = line.find(billedQuantity);
  const settlement = line.find(lineSettlement);
  const tax = settlement?.find('ApplicableTradeTax') ?? null;
  const product = line.find('SpecifiedTradeProduct');
  return {
    path: `${line.path}[${index + 1}]`,
    id: line.textAt('AssociatedDocumentLineDocument/LineID'),
    name: product?.textAt('Name') ?? null,
    description: product?.textAt('Description') ?? null,
    quantity: quantity?.text ?? null,
    unit: quantity?.attribute('unitCode') ?? null,
    price: price?.textAt('ChargeAmount') ?? null,
    priceBase: price?.textAt('BasisQuantity') ?? null,
    grossPrice: agreement?.textAt('GrossPriceProductTradePrice/ChargeAmount') ?? null,
    net: settlement?.textAt(lineTotal) ?? null,
    category: tax?.textAt('CategoryCode') ?? null,
    ratePercent: tax?.textAt('RateApplicablePercent|ApplicablePercent') ?? null,
    isVat: isVat(tax),
    adjustments: (settlement?.children('SpecifiedTradeAllowanceCharge') ?? []).flatMap(adjustmentOf),
    period: ciiPeriod(settlement),
    ...identityOf(product),
  };
}

function identityOf(product: Element | null): Pick<EInvoiceLine, Identity> {
  const standardId = product?.find('GlobalID') ?? null;
  return {
    standardId: standardId && { id: standardId.text, scheme: standardId.attribute('schemeID') },
    classifications: (product?.children('DesignatedProductClassification') ?? [])
      .flatMap((entry) => entry.find('ClassCode') ?? [])
      .map((code) => ({ id: code.text, scheme: code.attribute('listID') })),
    attributes: (product?.children('ApplicableProductCharacteristic') ?? []).map((entry) => ({
      name: entry.textAt('Description'),
      value: entry.textAt('Value'),
    })),
  };
}

export function isVat(tax: Element | null): boolean {
  return tax?.textAt('TypeCode')?.toUpperCase() === 'VAT';
}

type Identity = 'standardId' | 'classifications' | 'attributes';

export function ciiPeriod(settlement: Element | null): En16931Period | null {
  const period = settlement?.find('BillingSpecifiedPeriod');
  return period ? { start: period.textAt('StartDateTime'), end: period.textAt('EndDateTime') } : null;
}

const billedQuantity = 'SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery/BilledQuantity';
const lineSettlement = 'SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement';
const lineTotal =
  'SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation/LineTotalAmount';

function adjustmentOf(entry: Element): En16931Adjustment[] {
  const isCharge = chargeIndicator(entry);
  if (isCharge === null) return [];
  const reason = entry.textAt('Reason') ?? entry.textAt('ReasonCode');
  const [amount, base] = [entry.textAt('ActualAmount'), entry.textAt('BasisAmount')];
  return [{ isCharge, amount, base, reason, category: null, ratePercent: null, isVat: false }];
}

/**
 * Factur-X EXTENDED says of each line whether it counts (`DETAIL`), or is the sum (`GROUP`) or the explanation of others. Where
 * nothing is said, as in the extension of XRechnung, the parent counts and its sub lines repeat it.
 */
function isCounted(line: Element): boolean {
  const document = line.find('AssociatedDocumentLineDocument');
  const status = document?.textAt('LineStatusReasonCode') ?? null;
  const parent = document?.textAt('ParentLineID') ?? null;
  return status === null ? parent === null : status === 'DETAIL';
}

/** ZUGFeRD 1.0 has lines that hold nothing but words. */
function isComment(line: Element): boolean {
  return (
    line.find('SpecifiedTradeProduct') === null && line.textAt(`${lineSettlement}/${lineTotal}`) === null
  );
}
