export const sides = ['only officially', 'only by us'] as const;
export type Side = (typeof sides)[number];

/** A difference that has a reason: which rules, on which side, and by which changes (`BASE (SYNTAX): CHANGE PATH`). */
type KnownDifference = {
  readonly why: string;
  readonly side: Side;
  readonly rules: RegExp;
  readonly changes: RegExp;
};

const any = /^/;

export const knownDifferences: readonly KnownDifference[] = [
  {
    why: 'An empty element says nothing to us; most official rules ask whether it is there.',
    side: 'only by us',
    rules: any,
    changes: /: "" in /,
  },
  {
    why: 'The official rules ask an empty id or code, and a category without one, what it means.',
    side: 'only officially',
    rules: /^BR-(?:53|CO-09|CO-15|DEC-15|O-1[1-4])$/,
    changes: /: (?:""|drop) (?:in )?.*(?:CurrencyCode|ID|CategoryCode)$/,
  },
  {
    why: 'What stands in a part that is missing altogether is missing to us; official rules begin at the part.',
    side: 'only by us',
    rules: any,
    changes:
      /: drop \S*\/(?:LegalMonetaryTotal|Accounting(?:Supplier|Customer)Party(?:\/Party)?|SupplyChainTradeTransaction|ApplicableHeaderTrade(?:Agreement|Settlement)|(?:Seller|Buyer)TradeParty|SpecifiedTradeSettlementHeaderMonetarySummation|TaxTotalAmount)$/,
  },
  {
    why: 'CII asks for the country of an address that is missing (BR-08, BR-10).',
    side: 'only officially',
    rules: /^BR-(?:09|11|20)$/,
    changes: /\(CII\): drop /,
  },
  {
    why: 'What stands twice is a finding of its own to us (xml_repetition) and holds the bill.',
    side: 'only officially',
    rules: any,
    changes: /: double /,
  },
  {
    why: 'Two dates are none to us.',
    side: 'only by us',
    rules: /^(?:BR-29|BR-30|PEPPOL-EN16931-R11[01])$/,
    changes: /: double \S*\/DateTimeString$/,
  },
  {
    why: 'A due date without a day is none to us.',
    side: 'only by us',
    rules: /^BR-CO-25$/,
    changes: /: drop \S*\/DueDateDateTime\/DateTimeString$/,
  },
  {
    why: 'UBL asks a line, allowance or charge of another tax than VAT for the ids of VAT.',
    side: 'only officially',
    rules: /^BR-[SZ]-0[2-4]$/,
    changes: /\(UBL\): .*TaxCategory\/TaxScheme/,
  },
  {
    why: 'A tax of less than a unit at a rate of zero.',
    side: 'only officially',
    rules: /^BR-CO-17$/,
    changes: /: "0" in /,
  },
  {
    why: 'Two indicators are none to us, so that the sums fail.',
    side: 'only by us',
    rules: any,
    changes: /: double \S*\/ChargeIndicator\/Indicator$/,
  },
  {
    why: 'Decimals are asked in vain where no amount stands (BR-DEC-13, 15, 23) or of the wrong currency.',
    side: 'only by us',
    rules: /^BR-DEC-(?:13|15|23)$/,
    changes: any,
  },
  {
    why: 'Decimals are asked in vain where no amount stands (BR-DEC-13, 15, 23) or of the wrong currency.',
    side: 'only officially',
    rules: /^BR-DEC-15$/,
    changes: /TaxCurrencyCode$/,
  },
  ...sides.map((side) => ({
    why: 'Three decimals: official sums are rounded here and there, ours where amounts are added up.',
    side,
    rules: /^BR-(?:CO-1\d|[A-Z]+-08)$/,
    changes: /: "-?\d+\.\d{3,}" in /,
  })),
  {
    why: 'A minus before a zero is compared as a text.',
    side: 'only officially',
    rules: any,
    changes: /: "-0(?:\.00)?" in /,
  },
  {
    why: 'A breakdown without parts, or not of VAT: each syntax asks it of other categories.',
    side: 'only by us',
    rules: /^BR-[A-Z]+-0[18]$/,
    changes: /(?:TaxCategory\/ID|CategoryCode|ApplicableTradeTax(?:\/TypeCode)?)$/,
  },
  {
    why: 'A breakdown that is missing, or of no tax, fits a total to us (BR-CO-18 and BR-CO-15 say so).',
    side: 'only officially',
    rules: /^BR-CO-14$/,
    changes: /: drop .*(?:ApplicableTradeTax|TaxTotal\/TaxAmount|TaxTotalAmount)$/,
  },
  {
    why: 'CII lets any total of the tax pass where the totals with and without it are the same.',
    side: 'only by us',
    rules: /^BR-CO-15$/,
    changes: /\(CII\): /,
  },
  {
    why: 'A negative tax on a positive amount: official rules leave the sign out.',
    side: 'only by us',
    rules: /^BR-(?:CO-17|[A-Z]+-09)$/,
    changes: /: "-[\d.]+" in /,
  },
  {
    why: 'Off by exactly one unit: some official rules let it pass, some calculate with binary fractions.',
    side: 'only by us',
    rules: /^BR-(?:CO-17|[A-Z]+-0[89])$/,
    changes: /: "[\d.]+" in /,
  },
  {
    why: 'CII asks the account that is debited what the standard asks of the one that is paid to.',
    side: 'only by us',
    rules: /^BR-(?:50|61)$/,
    changes: /\(CII\): /,
  },
  {
    why: 'CII calls by the id BR-66 that an allowance has an indicator; cards and mandates it does not count.',
    side: 'only officially',
    rules: /^BR-66$/,
    changes: /\(CII\): /,
  },
  {
    why: 'CII calls by the id BR-66 that an allowance has an indicator; cards and mandates it does not count.',
    side: 'only by us',
    rules: /^BR-6[67]$/,
    changes: /\(CII\): double /,
  },
  {
    why: 'A date is one to us without its format.',
    side: 'only officially',
    rules: /^(?:BR-03|BR-29|BR-30|PEPPOL-EN16931-R11[01])$/,
    changes: /\(CII\): .*(?:format of|DateTimeString$)/,
  },
  {
    why: 'CII asks lines, allowances and charges together what the standard asks of each (BR-O-11 to 14).',
    side: 'only officially',
    rules: /^BR-O-1[1-4]$/,
    changes: /\(CII\): /,
  },
  {
    why: 'CII asks a breakdown of O, L or M by rules of these alone, and for a rate of L or M above zero.',
    side: 'only by us',
    rules: /^BR-(?:4[5-8]|CO-17|DEC-19|DEC-20)$/,
    changes: /^O \(CII\): .*ApplicableTradeTax/,
  },
  {
    why: 'CII asks a breakdown of O, L or M by rules of these alone, and for a rate of L or M above zero.',
    side: 'only officially',
    rules: /^BR-A[FG]-0[5-7]$/,
    changes: /\(CII\): /,
  },
  {
    why: 'CII does not calculate the tax of L and M anew.',
    side: 'only by us',
    rules: /^BR-A[FG]-09$/,
    changes: /\(CII\): /,
  },
  {
    why: 'A credit note is one by its root in UBL (BR-04), and need not say when it is due (BR-CO-25, as in UBL).',
    side: 'only officially',
    rules: /^BR-(?:04|CO-25)$/,
    changes: /^credit note /,
  },
  {
    why: 'What of Peppol we ask everywhere, and the Schematrons only of XRechnung.',
    side: 'only by us',
    rules: /^PEPPOL-EN16931-R(?:051|120)$/,
    changes: any,
  },
  {
    why: 'What of Peppol we do not ask: empty elements, percentages, indicators, gross prices and how often a tax is told.',
    side: 'only officially',
    rules: /^PEPPOL-EN16931-R(?:008|04[0-6].*|05[345]|101|130)$/,
    changes: any,
  },
  {
    why: 'What of Peppol we do not ask: empty elements, percentages, indicators, gross prices and how often a tax is told.',
    side: 'only officially',
    rules: /^PEPPOL-EN16931-R121$/,
    changes: /GrossPriceProductTradePrice/,
  },
  {
    why: 'A mandate is one to us without its number.',
    side: 'only officially',
    rules: /^PEPPOL-EN16931-R061$/,
    changes: /PaymentMandate\/ID$/,
  },
  {
    why: 'A line without a quantity or a price is not calculated anew.',
    side: 'only officially',
    rules: /^PEPPOL-EN16931-R120$/,
    changes: any,
  },
  {
    why: 'What XRechnung asks for a time only.',
    side: 'only officially',
    rules: /^BR-(?:DE-)?TMP-/,
    changes: any,
  },
];
