import type { CalendarDate } from '../../domain/dates.js';
import type { InvoiceLanguage } from '../../domain/invoice-languages.js';
import { toDecimal, type Money } from '../../domain/money.js';

const grouping: Readonly<Record<InvoiceLanguage, string>> = {
  en: ',',
  de: '.',
  fr: '\u00a0',
  es: '.',
  it: '.',
  nl: '.',
  pl: '\u00a0',
  pt: '.',
};

/** `31 January 2026`: no reader takes the month for the day. */
export function shownDay(day: CalendarDate, language: InvoiceLanguage): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** A plain decimal as the language writes it: `1.234,5`. */
export function shownNumber(decimal: string, language: InvoiceLanguage): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, grouping[language]);
  if (fraction === undefined) return grouped;
  return `${grouped}${language === 'en' ? '.' : ','}${fraction}`;
}

/** `1.234,50 EUR`. */
export function shownMoney(amount: Money, language: InvoiceLanguage): string {
  return `${shownNumber(toDecimal(amount), language)} ${amount.currency}`;
}
