import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { writeCii } from '../providers/e-invoices/cii.js';
import { writeUbl } from '../providers/e-invoices/ubl.js';
import { renderInvoice } from '../providers/pdf-lib/invoice-document.js';
import { issuedInvoice } from './e-invoice/issued-invoice.js';

/**
 * Writes an invoice as an e-invoice: `npm run --silent e-invoice -- in.json out.pdf` makes a Factur-X PDF, `out.xml` UBL,
 * and `--cii` makes it CII. What breaks a rule of EN 16931 is refused with its id. docs/examples/invoice.json is one to begin with.
 */
const { values, positionals } = parseArgs({
  options: { cii: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [from, to] = positionals;
if (!from || !to || !/\.(?:pdf|xml)$/.test(to)) {
  console.error('Usage: npm run --silent e-invoice -- INVOICE.json OUT.pdf|OUT.xml [--cii]');
  process.exitCode = 1;
} else {
  const invoice = issuedInvoice.parse(JSON.parse(await readFile(from, 'utf8')));
  if (to.endsWith('.pdf')) await writeFile(to, await renderInvoice(invoice, writeCii(invoice)));
  else await writeFile(to, values.cii ? writeCii(invoice) : writeUbl(invoice));
}
