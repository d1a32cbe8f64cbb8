import type { InvoiceTax } from './e-invoice.js';
import type { InvoiceLanguage } from './invoice-languages.js';

type ByCategory = Readonly<Partial<Record<InvoiceTax['category'], string>>>;

/** Why there is no tax, by its category (UNCL 5305), as pages and data of an invoice say it (BT-120). */
export const exemptionReasons: Readonly<Record<InvoiceLanguage, ByCategory>> = {
  en: {
    E: 'Exempt from VAT',
    AE: 'Reverse charge',
    K: 'Intra-Community supply',
    G: 'Export outside the EU',
    O: 'Not subject to VAT',
  },
  de: {
    E: 'Steuerfrei',
    AE: 'Steuerschuldnerschaft des Leistungsempfängers',
    K: 'Steuerfreie innergemeinschaftliche Lieferung',
    G: 'Steuerfreie Ausfuhrlieferung',
    O: 'Nicht steuerbar',
  },
  fr: {
    E: 'Exonéré de TVA',
    AE: 'Autoliquidation',
    K: 'Livraison intracommunautaire exonérée',
    G: 'Exportation exonérée',
    O: 'Hors champ de la TVA',
  },
  es: {
    E: 'Exento de IVA',
    AE: 'Inversión del sujeto pasivo',
    K: 'Entrega intracomunitaria exenta',
    G: 'Exportación exenta',
    O: 'No sujeto a IVA',
  },
  it: {
    E: 'Esente da IVA',
    AE: 'Inversione contabile',
    K: 'Cessione intracomunitaria non imponibile',
    G: 'Esportazione non imponibile',
    O: 'Fuori campo IVA',
  },
  nl: {
    E: 'Vrijgesteld van btw',
    AE: 'Btw verlegd',
    K: 'Intracommunautaire levering',
    G: 'Uitvoer',
    O: 'Niet onderworpen aan btw',
  },
  pl: {
    E: 'Zwolnione z VAT',
    AE: 'Odwrotne obciążenie',
    K: 'Wewnątrzwspólnotowa dostawa towarów',
    G: 'Eksport towarów',
    O: 'Nie podlega VAT',
  },
  pt: {
    E: 'Isento de IVA',
    AE: 'IVA - autoliquidação',
    K: 'Transmissão intracomunitária isenta',
    G: 'Exportação isenta',
    O: 'Não sujeito a IVA',
  },
};

/** The same by the VATEX list (BT-121). What is exempt (E) has a code for each article of the law, of which we know none. */
export const exemptionCodes: ByCategory = {
  AE: 'VATEX-EU-AE',
  K: 'VATEX-EU-IC',
  G: 'VATEX-EU-G',
  O: 'VATEX-EU-O',
};
