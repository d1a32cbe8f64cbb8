import { AFRelationship } from 'pdf-lib';
import { sampleBills } from '../../../../scripts/sample-documents/bills.js';
import { ciiXml } from '../../../../scripts/sample-documents/e-invoice-xml.js';
import { invoicePdf } from '../../../../scripts/sample-documents/pages.js';
import { french } from '../../../../scripts/sample-documents/wordings.js';
import { attack, canvas, fields, lines, saved, wanted, type Attack } from './attack.js';
import { annotated } from './hidden-by-graphics.js';

/** The page says one thing, the file inside it or what lies over it another. */
export async function contradictions(): Promise<Attack[]> {
  const { hybridLumiere: bill } = sampleBills('2026-11-01' as never);
  const others = [
    ['total', { ...bill, items: bill.items.map((item) => ({ ...item, unitMinor: item.unitMinor * 2 })) }],
    ['payee', { ...bill, vendor: { ...bill.vendor, name: wanted.payee } }],
    ['account', { ...bill, vendor: { ...bill.vendor, iban: wanted.account } }],
    ['number', { ...bill, number: 'FA-9999' }],
    ['due date', { ...bill, dueOn: wanted.dueOn as never }],
    ['currency', { ...bill, currency: 'GBP' as never }],
  ] as const;
  const hybrids = await Promise.all(
    others.map(async ([what, other]) => {
      const document = await invoicePdf(bill, french);
      await document.attach(Buffer.from(ciiXml(other)), 'factur-x.xml', {
        mimeType: 'text/xml',
        afRelationship: AFRelationship.Alternative,
      });
      const bytes = await document.save({ useObjectStreams: false });
      return attack('contradiction', `another ${what} in the XML`, ['xml_contradicts_page'], bytes);
    }),
  );
  return [...hybrids, ...(await underOtherNames()), ...(await underFields())];
}

/** An e-invoice is one whatever it is called, and two of them are one too many. */
async function underOtherNames(): Promise<Attack[]> {
  const { hybridLumiere: bill } = sampleBills('2026-11-01' as never);
  const other = ciiXml({ ...bill, vendor: { ...bill.vendor, name: wanted.payee } });
  const files: readonly (readonly [what: string, code: string, Readonly<Record<string, string>>])[] = [
    ['called data', 'xml_contradicts_page', { 'data.xml': other }],
    ['called a text', 'xml_contradicts_page', { 'notes.txt': other }],
    ['called a picture', 'xml_contradicts_page', { 'logo.png': other }],
    [
      'beside the right one',
      'several_embedded_invoices',
      { 'factur-x.xml': ciiXml(bill), 'terms.txt': other },
    ],
  ];
  return Promise.all(
    files.map(async ([what, code, attachments]) => {
      const document = await invoicePdf(bill, french);
      for (const [name, xml] of Object.entries(attachments)) await document.attach(Buffer.from(xml), name);
      const bytes = await document.save({ useObjectStreams: false });
      return attack('contradiction', `another payee in XML ${what}`, [code], bytes);
    }),
  );
}

/** Text that one program shows, and another one hides behind a field that it draws. */
function underFields(): Promise<Attack[]> {
  return Promise.all(
    fields.map(async (field) => {
      const on = await canvas();
      annotated(on, lines.en[field], 'Widget');
      return attack(
        'contradiction',
        `a field over the text, ${field}`,
        ['text_in_annotation'],
        await saved(on),
      );
    }),
  );
}
