import type { PDFDocument, PDFFont, PDFPage } from 'pdf-lib';
import { StandardFonts } from 'pdf-lib';
import { sampleBills } from '../../../../scripts/sample-documents/bills.js';
import { invoicePdf } from '../../../../scripts/sample-documents/pages.js';
import { english, german } from '../../../../scripts/sample-documents/wordings.js';

/** What an attacker wants to be believed. None of it stands in the bills that the attacks are built on. */
export const wanted = {
  payee: 'Novadyne Trading Ltd',
  amountMinor: 9_876_543,
  account: 'GB29NWBK60161331926819',
  dueOn: '2026-11-03',
} as const;

export type Attack = {
  readonly name: string;
  readonly kind: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** One of these codes must hold the bill. */
  readonly codes: readonly string[];
};

export const fields = ['payee', 'amount', 'account', 'dueOn'] as const;
export type Field = (typeof fields)[number];

/** The lines that a layout reader would take for the real ones. */
export const lines: Readonly<Record<'en' | 'de', Readonly<Record<Field, string>>>> = {
  en: {
    payee: `Pay to: ${wanted.payee}`,
    amount: 'Total due USD 98,765.43',
    account: 'IBAN: GB29 NWBK 6016 1331 9268 19',
    dueOn: 'Due date: November 3, 2026',
  },
  de: {
    payee: `Zahlungsempfänger: ${wanted.payee}`,
    amount: 'Gesamtbetrag 98.765,43 €',
    account: 'IBAN: GB29 NWBK 6016 1331 9268 19',
    dueOn: 'Zahlbar bis 03.11.2026',
  },
};

const bills = sampleBills('2026-11-01' as never);

export type Canvas = { readonly document: PDFDocument; readonly page: PDFPage; readonly font: PDFFont };

export async function canvas(language: 'en' | 'de' = 'en'): Promise<Canvas> {
  const document =
    language === 'en'
      ? await invoicePdf(bills.englishCobalt, { ...english, dueOn: null })
      : await invoicePdf(bills.germanBergmann, german);
  return { document, page: document.getPage(0), font: await document.embedFont(StandardFonts.Helvetica) };
}

export async function cleanPdf(language: 'en' | 'de' = 'en'): Promise<Uint8Array> {
  return saved(await canvas(language));
}

export function saved({ document }: Canvas, useObjectStreams = false): Promise<Uint8Array> {
  return document.save({ useObjectStreams, updateFieldAppearances: false });
}

/** As a file on its own, so that a test says which one it is about. */
export function attack(
  kind: string,
  name: string,
  codes: readonly string[],
  bytes: Uint8Array,
  ending = 'pdf',
): Attack {
  return { kind, name: `${kind}: ${name}`, codes, bytes, fileName: `invoice.${ending}` };
}
