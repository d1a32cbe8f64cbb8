/** The languages of our invoices, which are those that the readers know. */
export const invoiceLanguages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt'] as const;
export type InvoiceLanguage = (typeof invoiceLanguages)[number];
