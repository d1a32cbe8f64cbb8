import type { InvoiceLanguage } from './invoice-languages.js';

/** The profiles of Factur-X that we write, from the least to the most that they hold. */
export const facturXProfiles = ['minimum', 'basic-wl', 'basic', 'en16931', 'extended'] as const;
export type FacturXProfile = (typeof facturXProfiles)[number];

export type FacturXOptions = { readonly profile?: FacturXProfile; readonly language?: InvoiceLanguage };

export type FacturXTerms = {
  /** BT-24. */
  readonly specification: string;
  /** What the metadata of the PDF call it. */
  readonly conformance: string;
  /** Whether the XML alone is an invoice: the first two profiles only book one. */
  readonly isInvoice: boolean;
};

const compliant = 'urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0';

export const facturXTerms: Readonly<Record<FacturXProfile, FacturXTerms>> = {
  minimum: { specification: 'urn:factur-x.eu:1p0:minimum', conformance: 'MINIMUM', isInvoice: false },
  'basic-wl': { specification: 'urn:factur-x.eu:1p0:basicwl', conformance: 'BASIC WL', isInvoice: false },
  basic: { specification: `${compliant}:basic`, conformance: 'BASIC', isInvoice: true },
  en16931: { specification: 'urn:cen.eu:en16931:2017', conformance: 'EN 16931', isInvoice: true },
  extended: {
    specification: 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended',
    conformance: 'EXTENDED',
    isInvoice: true,
  },
};
