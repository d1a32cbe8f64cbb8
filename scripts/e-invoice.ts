import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { writeCii } from '../providers/e-invoices/cii.js';
import { writeUbl } from '../providers/e-invoices/ubl.js';
import { facturXProfiles } from '../domain/factur-x.js';
import { invoiceLanguages } from '../domain/invoice-languages.js';
import { renderInvoice } from '../providers/pdf-lib/invoice-document.js';
import { issuedInvoice } from './e-invoice/issued-invoice.js';

/**
 * Writes an invoice as an e-invoice: `npm run --silent e-invoice -- in.json out.pdf` makes a Factur-X PDF, `out.xml` UBL,
 * and `--cii` makes it CII. `--profile` is one of Factur-X, `--language` the one of the pages and of why there is no tax. What breaks a rule of EN 16931 is refused with its id. docs/examples/invoice.json is one to begin with.
 */
const { values, positionals } = parseArgs({
  options: {
    cii: { type: 'boolean', default: false },
    profile: { type: 'string', default: 'en16931' },
    language: { type: 'string', default: 'en' },
  },
  allowPositionals: true,
});
const [from, to] = positionals;
const profile = facturXProfiles.find((known) => known === values.profile);
const language = invoiceLanguages.find((known) => known === values.language);
if (!from || !to || !/\.(?:pdf|xml)$/.test(to) || !profile || !language) {
  console.error(
    `Usage: npm run --silent e-invoice -- INVOICE.json OUT.pdf|OUT.xml [--cii] [--profile ${facturXProfiles.join('|')}] [--language ${invoiceLanguages.join('|')}]`,
  );
  process.exitCode = 1;
} else {
  const invoice = issuedInvoice.parse(JSON.parse(await readFile(from, 'utf8')));
  const cii = writeCii(invoice, { profile, language });
  if (to.endsWith('.pdf')) await writeFile(to, await renderInvoice(invoice, cii, { language, profile }));
  else await writeFile(to, values.cii ? cii : writeUbl(invoice, language));
}
