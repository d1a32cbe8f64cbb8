import type { En16931Adjustment, En16931Period } from '../../../domain/en16931.js';
import { chargeIndicator } from './claims.js';
import type { EInvoiceLine } from './e-invoice.js';
import type { Element } from './element.js';

export function ublLine(line: Element, index: number): EInvoiceLine {
  const quantity = line.find('InvoicedQuantity|CreditedQuantity');
  const item = line.find('Item');
  const category = item?.find('ClassifiedTaxCategory') ?? line.find('TaxTotal/TaxSubtotal/TaxCategory');
  const standardId = item?.find('StandardItemIdentification/ID') ?? null;
  return {
    path: `${line.path}[${index + 1}]`,
    id: line.textAt('ID'),
    name: item?.textAt('Name') ?? null,
    description: item?.textAt('Description') ?? null,
    quantity: quantity?.text ?? null,
    unit: quantity?.attribute('unitCode') ?? null,
    price: line.textAt('Price/PriceAmount'),
    priceBase: line.textAt('Price/BaseQuantity'),
    grossPrice: line.textAt('Price/AllowanceCharge/BaseAmount'),
    net: line.textAt('LineExtensionAmount'),
    category: category?.textAt('ID') ?? null,
    ratePercent: category?.textAt('Percent') ?? null,
    isVat: isVat(category),
    adjustments: ublAdjustments(line),
    period: ublPeriod(line),
    standardId: standardId && { id: standardId.text, scheme: standardId.attribute('schemeID') },
    classifications: (item?.children('CommodityClassification') ?? [])
      .flatMap((entry) => entry.find('ItemClassificationCode') ?? [])
      .map((code) => ({ id: code.text, scheme: code.attribute('listID') })),
    attributes: (item?.children('AdditionalItemProperty') ?? []).map((entry) => ({
      name: entry.textAt('Name'),
      value: entry.textAt('Value'),
    })),
  };
}

export function ublAdjustments(from: Element): En16931Adjustment[] {
  return from.children('AllowanceCharge').flatMap((entry) => {
    const isCharge = chargeIndicator(entry);
    if (isCharge === null) return [];
    return {
      isCharge,
      amount: entry.textAt('Amount'),
      base: entry.textAt('BaseAmount'),
      reason: entry.textAt('AllowanceChargeReason') ?? entry.textAt('AllowanceChargeReasonCode'),
      category: entry.textAt('TaxCategory/ID'),
      ratePercent: entry.textAt('TaxCategory/Percent'),
      isVat: isVat(entry.find('TaxCategory')),
    };
  });
}

/** Null as well where it holds nothing but the code for the day of the tax (BT-8). */
export function ublPeriod(from: Element): En16931Period | null {
  const period = from.find('InvoicePeriod');
  const start = period?.textAt('StartDate') ?? null;
  const end = period?.textAt('EndDate') ?? null;
  const isCodeAlone = start === null && end === null && period?.textAt('DescriptionCode');
  return period === null || isCodeAlone ? null : { start, end };
}

/** Of a tax category or a party's registration. */
export function isVat(from: Element | null): boolean {
  return from?.textAt('TaxScheme/ID')?.toUpperCase() === 'VAT';
}
