import { expect, it } from 'vitest';
import { writeUbl } from '../../../providers/e-invoices/ubl.js';
import { readXml } from '../../../providers/readers/xml/read-xml.js';
import { plainInvoice } from './invoices.js';

it.each([
  ['markup', 'A <b> & "c" </cbc:ID>', 'A <b> & "c" </cbc:ID>'],
  ['characters that XML forbids', 'a\u0000\u0008b\ufffe', 'ab'],
  ['half a character', 'a\ud83db', 'ab'],
  ['whole characters beyond the first plane', 'a😀b', 'a😀b'],
])('a text with %s makes an e-invoice that can be read', (_, number, read) => {
  const { fields } = readXml(Buffer.from(writeUbl({ ...plainInvoice, number })));
  expect(fields.number[0]?.value).toBe(read);
});
