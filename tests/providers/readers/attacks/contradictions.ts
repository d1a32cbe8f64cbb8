import { AFRelationship } from 'pdf-lib';
import { sampleBills } from '../../../../scripts/sample-documents/bills.js';
import { ciiXml } from '../../../../scripts/sample-documents/e-invoice-xml.js';
import { invoicePdf } from '../../../../scripts/sample-documents/pages.js';
import { french } from '../../../../scripts/sample-documents/wordings.js';
import { attack, canvas, cleanPdf, lines, saved, wanted, type Attack } from './attack.js';
import { revised } from './revised.js';

/** The page says one thing, the file inside it another; and what was signed is not what is shown. */
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
  return [...hybrids, ...(await signed())];
}

/** A signature's dictionary over the first revision, then a second one. What is signed is not asked here. */
async function signed(): Promise<Attack[]> {
  const codes = ['changed_after_signature'];
  const { document, page, font } = await canvas();
  page.drawText(lines.en.amount, { x: 60, y: 60, size: 10, font });
  const pageText = Buffer.from(await saved({ document, page, font })).toString('latin1');
  const content = /(\d+) 0 obj\s*<<[^>]*\/Length \d+[^>]*>>\s*stream/.exec(pageText)?.[1] ?? '5';
  const clean = Buffer.from(await cleanPdf());
  return [
    attack(
      'signature',
      'a content drawn anew',
      codes,
      revised(clean, [`${content} 0 obj\n<< /Length 9 >>\nstream\n0 0 1 rg\n\nendstream\nendobj`]),
    ),
    attack(
      'signature',
      'a page put in its place',
      codes,
      revised(clean, ['900 0 obj\n<< /Type /Page /MediaBox [0 0 595 842] >>\nendobj']),
    ),
    attack(
      'signature',
      'text laid over the page',
      codes,
      revised(clean, [
        '901 0 obj\n<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (USD 98,765.43) >>\nendobj',
      ]),
    ),
    attack(
      'signature',
      'a stamp on the page',
      codes,
      revised(clean, ['902 0 obj\n<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] >>\nendobj']),
    ),
  ];
}
