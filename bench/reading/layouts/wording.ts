import type { DocumentKind } from '../../../domain/extraction.js';

export type LayoutLanguage = 'en' | 'us' | 'de' | 'fr' | 'es' | 'it' | 'nl' | 'pl' | 'pt';

/** How papers are worded in a language; of a list each layout takes its own. */
export type Wording = {
  readonly titles: Readonly<Record<Exclude<DocumentKind, 'other'>, string>>;
  readonly number: readonly string[];
  readonly issuedOn: readonly string[];
  readonly dueOn: readonly string[];
  readonly order: readonly string[];
  readonly customer: string;
  readonly billTo: readonly string[];
  readonly from: string;
  readonly columns: {
    readonly position: string;
    readonly description: readonly string[];
    readonly quantity: readonly string[];
    readonly unit: string;
    readonly price: readonly string[];
    readonly rate: string;
    readonly discount: string;
    readonly amount: readonly string[];
  };
  readonly net: readonly string[];
  /** `{rate}` is the percentage. */
  readonly tax: readonly string[];
  readonly taxBase: string;
  readonly taxAmount: string;
  readonly total: readonly string[];
  readonly prepaid: readonly string[];
  readonly due: readonly string[];
  /** `{days}` is the number of days. */
  readonly terms: readonly string[];
  readonly taxId: string;
  readonly account: string;
  readonly page: string;
  readonly carried: string;
  readonly thanks: string;
  readonly months: readonly string[];
  /** `{d}` day, `{m}` month's name, `{y}` year. */
  readonly longDate: string;
  readonly shortDate: 'd.m.y' | 'd/m/y' | 'm/d/y' | 'd-m-y' | 'y-m-d';
  readonly grouping: string;
  readonly decimal: string;
  readonly items: readonly string[];
};
