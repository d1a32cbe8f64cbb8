import { addDays, type CalendarDate } from '../../../domain/dates.js';
import { toDecimal } from '../../../domain/money.js';
import type { Paper, PaperItem } from './papers.js';
import { Sheet } from './sheet.js';
import type { Wording } from './wording.js';
import { wordings } from './wordings.js';

export type Style = {
  /** Which of the wordings. */
  readonly pick: 0 | 1 | 2;
  readonly dates: 'short' | 'long';
  readonly sign: 'behind' | 'before' | 'code-before' | 'code-behind' | 'at-total' | 'none';
};

const signs: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$', PLN: 'zł' };

/** A paper with its words, on its sheet. */
export class Draft {
  readonly sheet = new Sheet();
  readonly words: Wording;

  constructor(
    readonly paper: Paper,
    readonly style: Style,
  ) {
    this.words = wordings[paper.language];
  }

  say(list: readonly string[]): string {
    return list[this.style.pick] ?? list[0] ?? '';
  }

  title(): string {
    const { kind } = this.paper;
    return kind === 'other' ? '' : this.words.titles[kind];
  }

  date(day: CalendarDate): string {
    const [y = '', m = '', d = ''] = day.split('-');
    const { longDate, shortDate, months } = this.words;
    if (this.style.dates === 'long') {
      return longDate
        .replace('{d}', String(Number(d)))
        .replace('{m}', months[Number(m) - 1] ?? '')
        .replace('{y}', y);
    }
    const separator = shortDate[1] ?? '.';
    return shortDate
      .split(separator)
      .map((part) => ({ d, m, y })[part] ?? '')
      .join(separator);
  }

  dueOn(): CalendarDate {
    return addDays(this.paper.issuedOn, this.paper.days);
  }

  number(decimal: string): string {
    const [whole = '', decimals] = decimal.split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, this.words.grouping);
    return decimals === undefined ? grouped : `${grouped}${this.words.decimal}${decimals}`;
  }

  plain(minor: number): string {
    return this.number(toDecimal({ amountMinor: minor, currency: this.paper.currency }));
  }

  /** In the items; the currency shows as the style has it. */
  amount(minor: number): string {
    return this.style.sign === 'behind' || this.style.sign === 'before' ? this.sum(minor) : this.plain(minor);
  }

  sum(minor: number, isTotal = false): string {
    const text = this.plain(minor);
    const { currency } = this.paper;
    const sign = signs[currency] ?? currency;
    switch (this.style.sign) {
      case 'behind':
        return `${text} ${sign}`;
      case 'before':
        return minor < 0 ? `-${sign}${text.slice(1)}` : `${sign}${text}`;
      case 'code-before':
        return `${currency} ${text}`;
      case 'code-behind':
        return `${text} ${currency}`;
      case 'at-total':
        return isTotal ? `${currency} ${text}` : text;
      case 'none':
        return text;
    }
  }

  price({ unitPrice }: PaperItem): string {
    const sign = unitPrice < 0 ? '-' : '';
    const digits = String(Math.abs(unitPrice)).padStart(5, '0');
    const decimals = digits.slice(-4).replace(/0{1,2}$/, '');
    return `${sign}${this.number(`${digits.slice(0, -4)}.${decimals}`)}`;
  }

  rate(percent: number): string {
    return this.number(String(percent));
  }

  taxLabel(percent: number): string {
    return this.say(this.words.tax).replace('{rate}', this.rate(percent));
  }

  terms(): string {
    return this.say(this.words.terms).replace('{days}', String(this.paper.days));
  }

  /** Number, dates and order, as this paper has them. */
  facts(): (readonly [string, string])[] {
    const { paper, words } = this;
    return [
      [this.say(words.number), paper.number],
      [this.say(words.issuedOn), this.date(paper.issuedOn)],
      ...(paper.hasDueDate ? [[this.say(words.dueOn), this.date(this.dueOn())] as const] : []),
      ...(paper.orderNumber === null ? [] : [[this.say(words.order), paper.orderNumber] as const]),
      [words.customer, '10577'],
    ];
  }

  /** Net, taxes, total and what is left of it. */
  sums(): (readonly [string, string, boolean])[] {
    const { paper, words } = this;
    return [
      [this.say(words.net), this.sum(paper.netMinor), false],
      ...paper.taxes.map(
        ({ ratePercent, taxMinor }) => [this.taxLabel(ratePercent), this.sum(taxMinor), false] as const,
      ),
      [this.say(words.total), this.sum(paper.totalMinor, true), true],
      ...(paper.prepaidMinor === 0
        ? []
        : ([
            [this.say(words.prepaid), this.sum(-paper.prepaidMinor), false],
            [this.say(words.due), this.sum(paper.totalMinor - paper.prepaidMinor, true), true],
          ] as const)),
    ];
  }
}
