import {
  addressSchemes,
  allowanceReasons,
  chargeReasons,
  classificationSchemes,
  countries,
  creditNoteTypes,
  currencies,
  exemptionReasons,
  idSchemes,
  invoiceTypes,
  noteSubjects,
  paymentMeans,
  referenceTypes,
} from './en16931-code-lists.js';
import { units } from './en16931-unit-codes.js';
import type { Finding } from './extraction.js';

type CodeList = { readonly what: string; readonly isIn: (code: string) => boolean };

const currency: CodeList = { what: 'a currency of ISO 4217', isIn: among(currencies) };
const taxCategory: CodeList = {
  what: 'a tax category of UNCL 5305',
  isIn: among(new Set(['AE', 'B', 'E', 'G', 'K', 'L', 'M', 'O', 'S', 'Z'])),
};
const country: CodeList = { what: 'a country of ISO 3166-1', isIn: among(countries) };
/** Health apps, in an extension of XRechnung. */
const healthApps = new Set(['XR01', 'XR02', 'XR03']);
const idScheme: CodeList = {
  what: 'a scheme of ISO/IEC 6523',
  isIn: (code) => idSchemes.has(code) || healthApps.has(code),
};

/** The code lists of EN 16931 by their rules. */
const codeLists = {
  'BR-CL-01': {
    what: 'a document type of UNTDID 1001',
    isIn: (code) => invoiceTypes.has(code) || creditNoteTypes.has(code),
  },
  'BR-CL-03': currency,
  'BR-CL-04': currency,
  'BR-CL-05': currency,
  'BR-CL-06': { what: 'a code for the day of the tax', isIn: among(new Set('3 5 29 35 72 432'.split(' '))) },
  'BR-CL-07': { what: 'a reference of UNTDID 1153', isIn: among(referenceTypes) },
  'BR-CL-08': { what: 'a subject of UNTDID 4451', isIn: among(noteSubjects) },
  'BR-CL-10': { ...idScheme, isIn: (code) => code === 'SEPA' || idScheme.isIn(code) },
  'BR-CL-11': idScheme,
  'BR-CL-13': { what: 'a classification of UNTDID 7143', isIn: among(classificationSchemes) },
  'BR-CL-14': country,
  'BR-CL-15': country,
  'BR-CL-16': { what: 'a payment means of UNTDID 4461', isIn: among(paymentMeans) },
  'BR-CL-17': taxCategory,
  'BR-CL-18': taxCategory,
  'BR-CL-19': { what: 'a reason for an allowance of UNTDID 5189', isIn: among(allowanceReasons) },
  'BR-CL-20': { what: 'a reason for a charge of UNTDID 7161', isIn: among(chargeReasons) },
  'BR-CL-21': idScheme,
  'BR-CL-22': {
    what: 'a reason for the exemption of the VATEX list',
    isIn: (code) => exemptionReasons.has(code.toUpperCase()),
  },
  'BR-CL-23': { what: 'a unit of UN/ECE Recommendation 20 or 21', isIn: among(units) },
  'BR-CL-25': {
    what: 'a scheme of electronic addresses',
    isIn: (code) => addressSchemes.has(code) || healthApps.has(code),
  },
  'BR-CL-26': idScheme,
} as const satisfies Readonly<Record<string, CodeList>>;

export type CodeRule = keyof typeof codeLists;

/** A code of the document, by the rule that says which list it has to be in. */
export type En16931Code = { readonly rule: CodeRule; readonly code: string };

/** BR-CL-*, all notes: a code that is unknown changes no amount. One note a rule. Attached files (BR-CL-24) are looked at by the reader. */
export function checkCodes(codes: readonly En16931Code[]): Finding[] {
  const unknown = new Map<CodeRule, string>();
  for (const { rule, code } of codes) {
    if (!unknown.has(rule) && !codeLists[rule].isIn(code.trim())) unknown.set(rule, code.trim());
  }
  return [...unknown].map(([rule, code]) => ({
    code: rule,
    message: `${rule}: ${code.slice(0, 40) || 'nothing'} is not ${codeLists[rule].what}.`,
    severity: 'note',
  }));
}

function among(list: ReadonlySet<string>): CodeList['isIn'] {
  return (code) => list.has(code);
}
