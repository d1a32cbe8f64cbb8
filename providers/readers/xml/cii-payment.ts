import { claim, present, type Claim } from './claims.js';
import type { DiscountTerm } from './discounts.js';
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
  const mandates = terms.flatMap((term) => term.children('DirectDebitMandateID')).length;
  const debited = means.map((from) => from.textAt('PayerPartyDebtorFinancialAccount/IBANID'));
  const debitedAccount = present(...debited)[0] ?? null;
  const isDebited = mandates > 0 || creditorId !== null;
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
    directDebit: isDebited || debitedAccount !== null ? { creditorId, debitedAccount, mandates } : null,
    discounts: terms.flatMap(discountOf),
  };
}

function discountOf(term: Element): DiscountTerm[] {
  const rule = term.find('ApplicableTradePaymentDiscountTerms');
  if (!rule) return [];
  const period = rule.find('BasisPeriodMeasure');
  return [
    {
      percent: rule.textAt('CalculationPercent'),
      duration: period?.text ?? null,
      durationUnit: period?.attribute('unitCode') ?? null,
      from: ciiDate(rule, 'BasisDateTime')?.text ?? null,
      until: null,
      base: rule.textAt('BasisAmount'),
      path: rule.path,
    },
  ];
}

/** Formats 102, 203 and 204 of UN/EDIFACT 2379, `20261114` with or without a time; anything else stays as it is. */
export function ciiDate(from: Element | null, path: string): Claim | null {
  const found = claim(from, path);
  const match = found && /^(\d{4})-?(\d{2})-?(\d{2})(?:\d{4}|\d{6}|T\S{1,20})?$/.exec(found.text);
  return match ? { ...found, text: match.slice(1).join('-') } : found;
}
