import { isSameAccount } from '../../../domain/bank-account.js';
import type { Candidate, ExtractedFields, Extraction, Finding } from '../../../domain/extraction.js';
import { hold } from '../reading.js';
import { isPrinted } from '../printed.js';

/**
 * The XML inside a PDF is what a machine would pay, the page is what a person sees. Where they contradict each other
 * somebody may want us to pay something else than the person agreed to: never without a look.
 */
export function combineHybrid(xml: Extraction, page: Extraction | null, pageText: string | null): Extraction {
  if (page === null || pageText === null) {
    return {
      ...xml,
      findings: [
        ...xml.findings,
        hold('page_not_compared', 'The page has no text to compare the embedded invoice with.'),
      ],
    };
  }
  if (xml.fields.totalMinor.length === 0 && xml.fields.number.length === 0) {
    return { ...page, findings: [...page.findings, ...xml.findings] };
  }
  const contradictions = compare(xml.fields, page.fields, pageText);
  const fields = contradictions.length > 0 ? doubt(xml.fields) : xml.fields;
  const kindDiffers =
    page.kind.value !== xml.kind.value && page.kind.value !== 'other' && page.kind.confidence > 0.9;
  return {
    ...xml,
    kind: xml.kind,
    fields: contradictions.length > 0 ? fields : filled(fields, page.fields),
    findings: [
      ...contradictions,
      ...(kindDiffers
        ? [
            hold(
              'xml_contradicts_page',
              `The page is titled ${page.kind.value}, the XML says ${xml.kind.value}.`,
            ),
          ]
        : []),
      ...xml.findings,
      ...page.findings,
    ],
  };
}

type Shown = { readonly name: string; readonly xml: string; readonly page: string | null };

function compare(xml: ExtractedFields, page: ExtractedFields, pageText: string): Finding[] {
  const currency = xml.currency[0]?.value ?? null;
  const total = xml.totalMinor[0];
  const checks: (Shown | null)[] = [
    total && currency && !isPrinted('amount', { minor: total.value, currency }, pageText)
      ? { name: 'total', xml: String(total.value), page: shown(page.totalMinor) }
      : null,
    total && differs(page.totalMinor, [total.value, xml.amountDueMinor[0]?.value])
      ? { name: 'total', xml: String(total.value), page: shown(page.totalMinor) }
      : null,
    missing('number', xml.number[0], page.number, (value) => isPrinted('text', value, pageText)),
    missing('date', xml.issuedOn[0], page.issuedOn, (value) => isPrinted('date', value, pageText)),
    missing(
      'due date',
      xml.dueOn[0],
      page.dueOn,
      (value) =>
        page.dueOn.length === 0 ||
        isPrinted('date', value, pageText) ||
        page.dueOn.some((due) => due.value === value),
    ),
    xml.vendorName.length > 0 && !xml.vendorName.some(({ value }) => isPrinted('name', value, pageText))
      ? { name: 'seller', xml: xml.vendorName[0]?.value ?? '', page: shown(page.vendorName) }
      : null,
    accountMissing(xml, page),
    page.currency[0] && currency && page.currency[0].confidence >= 0.9 && page.currency[0].value !== currency
      ? { name: 'currency', xml: currency, page: page.currency[0].value }
      : null,
  ];
  const found = new Map(checks.filter((check) => check !== null).map((check) => [check.name, check]));
  return [...found.values()].map(contradiction);
}

export function contradiction({ name, xml, page }: Shown): Finding {
  return hold(
    'xml_contradicts_page',
    `The embedded XML contradicts the page: ${name} ${xml} is not what is printed${page ? ` (${page})` : ''}.`,
  );
}

function missing<T>(
  name: string,
  xml: Candidate<T> | undefined,
  page: readonly Candidate<T>[],
  printed: (value: T) => boolean,
): Shown | null {
  return xml && !printed(xml.value) ? { name, xml: String(xml.value), page: shown(page) } : null;
}

/** The page names a total of its own with some certainty, and it is none of those in the XML. */
function differs(page: readonly Candidate<number>[], xml: readonly (number | undefined)[]): boolean {
  const best = page[0];
  return (
    best !== undefined &&
    best.confidence >= 0.9 &&
    !xml.some((value) => value !== undefined && Math.abs(value) === Math.abs(best.value))
  );
}

function accountMissing(xml: ExtractedFields, page: ExtractedFields): Shown | null {
  const account = xml.vendorBankAccount[0];
  const printed = page.vendorBankAccount;
  if (!account || printed.length === 0 || account.confidence < 0.9) return null;
  const known = { routingNumber: null, accountNumber: account.value };
  return printed.some(({ value }) => isSameAccount(value, known))
    ? null
    : {
        name: 'bank account',
        xml: `…${account.value.slice(-4)}`,
        page: `…${printed[0]?.value.slice(-4) ?? ''}`,
      };
}

function shown(candidates: readonly Candidate<unknown>[]): string | null {
  const best = candidates[0];
  return best ? String(best.value) : null;
}

/** What the XML leaves out (profiles MINIMUM and BASIC WL) comes from the page, as sure as the page is. */
function filled(xml: ExtractedFields, page: ExtractedFields): ExtractedFields {
  const names = Object.keys(xml) as (keyof ExtractedFields)[];
  return Object.fromEntries(
    names.map((name) => [name, xml[name].length > 0 ? xml[name] : page[name]]),
  ) as unknown as ExtractedFields;
}

/** None of them is sure enough to be paid by. */
export function doubt(fields: ExtractedFields): ExtractedFields {
  const lower = <T>(list: readonly Candidate<T>[]) =>
    list.map((entry) => ({ ...entry, confidence: Math.min(entry.confidence, 0.5) }));
  return {
    ...fields,
    vendorName: lower(fields.vendorName),
    number: lower(fields.number),
    issuedOn: lower(fields.issuedOn),
    dueOn: lower(fields.dueOn),
    currency: lower(fields.currency),
    totalMinor: lower(fields.totalMinor),
    amountDueMinor: lower(fields.amountDueMinor),
  };
}
