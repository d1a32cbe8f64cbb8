import type { CalendarDate } from '../../domain/dates.js';
import type { Wording } from './pages.js';

function parts(day: CalendarDate): { year: string; month: string; dayOfMonth: string } {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return { year, month, dayOfMonth };
}

function inWords(locale: string): (day: CalendarDate) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return (day) => format.format(new Date(`${day}T00:00:00Z`)).replace(/\u202f/g, ' ');
}

export const english: Wording = {
  title: 'INVOICE',
  number: 'Invoice number',
  issuedOn: 'Invoice date',
  dueOn: 'Due date',
  order: 'PO number',
  billTo: 'Bill to',
  columns: ['Description', 'Qty', 'Unit price', 'Amount'],
  net: 'Subtotal',
  tax: 'Tax ({rate}%)',
  total: 'Total due',
  taxId: 'EIN:',
  date: inWords('en-US'),
  grouping: ',',
  decimal: '.',
  money: (amount) => `USD ${amount}`,
};

export const german: Wording = {
  title: 'Rechnung',
  number: 'Rechnungsnummer',
  issuedOn: 'Rechnungsdatum',
  dueOn: 'Zahlbar bis',
  order: 'Bestellnummer',
  billTo: 'Rechnungsadresse',
  columns: ['Beschreibung', 'Menge', 'Einzelpreis', 'Betrag'],
  net: 'Nettobetrag',
  tax: 'zzgl. {rate} % MwSt.',
  total: 'Gesamtbetrag',
  taxId: 'USt-IdNr.',
  date: (day) => {
    const { year, month, dayOfMonth } = parts(day);
    return `${dayOfMonth}.${month}.${year}`;
  },
  grouping: '.',
  decimal: ',',
  money: (amount) => `${amount} €`,
};

export const french: Wording = {
  title: 'Facture',
  number: 'Facture n°',
  issuedOn: 'Date de facture',
  dueOn: "Date d'échéance",
  order: 'Bon de commande',
  billTo: 'Facturé à',
  columns: ['Désignation', 'Quantité', 'P.U. HT', 'Montant HT'],
  net: 'Total HT',
  tax: 'TVA {rate} %',
  total: 'Total TTC',
  taxId: 'N° TVA',
  date: inWords('fr-FR'),
  grouping: '\u00a0',
  decimal: ',',
  money: (amount) => `${amount} €`,
};

export const dutch: Wording = {
  title: 'Factuur',
  number: 'Factuurnummer',
  issuedOn: 'Factuurdatum',
  dueOn: 'Vervaldatum',
  order: 'Bestelnummer',
  billTo: 'Factuuradres',
  columns: ['Omschrijving', 'Aantal', 'Prijs', 'Bedrag'],
  net: 'Subtotaal',
  tax: 'BTW {rate}%',
  total: 'Totaal te betalen',
  taxId: 'BTW-nummer',
  date: (day) => {
    const { year, month, dayOfMonth } = parts(day);
    return `${dayOfMonth}-${month}-${year}`;
  },
  grouping: '.',
  decimal: ',',
  money: (amount) => `€ ${amount}`,
};
