import { claim, present } from './claims.js';
import type { EInvoice } from './e-invoice.js';
import type { Element } from './element.js';

type Payment = 'bankAccounts' | 'paymentMeans' | 'directDebit' | 'discounts';

/** CII spreads a direct debit over the terms (mandate), the settlement (creditor) and the means (debited account). */
export function ciiPayment(settlement: Element | null, terms: readonly Element[]): Pick<EInvoice, Payment> {
  const means = settlement?.children('SpecifiedTradeSettlementPaymentMeans') ?? [];
  const accounts = means.map((from) => {
    const account = from.find('PayeePartyCreditorFinancialAccount');
    return claim(account, 'IBANID') ?? claim(account, 'ProprietaryID');
  });
  const creditorId = settlement?.textAt('CreditorReferenceID') ?? null;
  const hasMandate = terms.some((term) => term.textAt('DirectDebitMandateID') !== null);
  const debited = means.map((from) => from.textAt('PayerPartyDebtorFinancialAccount/IBANID'));
  const debitedAccount = present(...debited)[0] ?? null;
  const isDebited = hasMandate || creditorId !== null;
  return {
    bankAccounts: present(...accounts),
    paymentMeans: means.map((from, index) => ({
      typeCode: from.textAt('TypeCode'),
      hasTransfer: from.find('PayeePartyCreditorFinancialAccount') !== null,
      account: accounts[index]?.text ?? null,
      hasCard: from.find('ApplicableTradeSettlementFinancialCard') !== null,
      cardNumber: from.textAt('ApplicableTradeSettlementFinancialCard/ID'),
      hasDirectDebit: isDebited || (debited[index] ?? null) !== null,
    })),
    directDebit: isDebited || debitedAccount !== null ? { creditorId, debitedAccount } : null,
    discounts: terms.flatMap(discountOf),
  };
}

function discountOf(term: Element): EInvoice['discounts'] {
  const rule = term.find('ApplicableTradePaymentDiscountTerms');
  const percent = Number(rule?.textAt('CalculationPercent'));
  const period = rule?.find('BasisPeriodMeasure');
  const days = Number(period?.text);
  if (!rule || !(percent > 0) || !(days > 0) || period?.attribute('unitCode') !== 'DAY') return [];
  return [{ value: { percentBasisPoints: Math.round(percent * 100), days }, path: rule.path }];
}
