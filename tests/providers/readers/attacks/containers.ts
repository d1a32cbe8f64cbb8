import sharp from 'sharp';
import { sampleBills } from '../../../../scripts/sample-documents/bills.js';
import { ublXml } from '../../../../scripts/sample-documents/e-invoice-xml.js';
import { attack, cleanPdf, type Attack } from './attack.js';

const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** A ZIP of one empty file, its offsets counted from where it is put. */
function zip(from: number): Buffer {
  const name = Buffer.from('a.txt');
  const local = Buffer.alloc(30);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.write('PK\x01\x02', 'latin1');
  central.writeUInt16LE(name.length, 28);
  central.writeUInt32LE(from, 42);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(from + local.length + name.length, 16);
  return Buffer.concat([local, name, central, name, end]);
}

const join = (...parts: readonly (string | Uint8Array)[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

export async function containers(): Promise<Attack[]> {
  const pdf = await cleanPdf();
  const png = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  const jpeg = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'white' } })
    .jpeg()
    .toBuffer();
  const { ublBergmann: bill } = sampleBills('2026-11-01' as never);
  const xml = ublXml(bill);
  const holding = (data: string, name: string) =>
    xml.replace(
      '<cac:AccountingSupplierParty>',
      `<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="${name}">${data}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference><cac:AccountingSupplierParty>`,
    );
  const text = Buffer.from(pdf).toString('latin1');
  const two = ['polyglot_file'];
  const one = (name: string, codes: readonly string[], bytes: Uint8Array, ending = 'pdf') =>
    attack('container', name, codes, bytes, ending);
  return [
    one('a PDF that is a ZIP', two, join(pdf, zip(pdf.length))),
    one('a PDF that is a ZIP by its comment', two, join(pdf, zip(pdf.length), '\n%%EOF\n')),
    one(
      'a PDF with a web page in its header',
      two,
      join(text.replace('\n', '\n%<html><script>go()</script></html>\n')),
    ),
    one(
      'a PDF with a web page behind it',
      ['polyglot_file'],
      join(pdf, '<html><body onload="go()">hello</body></html>'),
    ),
    one('a PDF with a program behind it', ['trailing_data'], join(pdf, 'MZ', Buffer.alloc(400, 0x41))),
    one('a PDF behind a web page', ['polyglot_file', 'unknown_format'], join('<html></html>\n', pdf)),
    one('a PDF behind text', two, join('Invoice 4711, total 10.00 EUR\n', pdf), 'txt'),
    one('a PNG that is a ZIP', two, join(png, zip(png.length)), 'png'),
    one('a PNG that is a PDF', two, join(png.subarray(0, 33), '%PDF-1.7\n', png.subarray(33)), 'png'),
    one('a JPEG that is a ZIP', two, join(jpeg, zip(jpeg.length)), 'jpg'),
    one(
      'a JPEG with a script in its comment',
      two,
      join(jpeg.subarray(0, 2), '\xff\xfe\0\x20<script>alert(1)</script>     ', jpeg.subarray(2)),
      'jpg',
    ),
    one('a PDF that is called XML', ['not_what_it_says'], pdf, 'xml'),
    one('XML that is called PDF', ['not_what_it_says'], Buffer.from(xml)),
    one(
      'a virus test in XML',
      ['malware_test_file'],
      Buffer.from(xml.replace('</cbc:ID>', `${eicar.replace('<', '')}</cbc:ID>`)),
      'xml',
    ),
    one(
      'a virus test in an attachment of XML',
      ['malware_test_file'],
      Buffer.from(holding(Buffer.from(eicar).toString('base64'), 'a.pdf')),
      'xml',
    ),
    one('a virus test in a text', ['malware_test_file'], join('Invoice 4711\n', eicar), 'txt'),
    one('a virus test in a photo', ['malware_test_file'], join(jpeg, eicar), 'jpg'),
    one('a virus test in a PDF', ['malware_test_file'], join(pdf, `%${eicar}`, '\n%%EOF\n')),
    one('a virus test as a picture', ['malware_test_file'], join(png, eicar), 'png'),
    one(
      'a program in an attachment of XML',
      ['attachment_program'],
      Buffer.from(holding(Buffer.from('MZ\x90\0').toString('base64'), 'a.pdf')),
      'xml',
    ),
    one(
      'a script in XML',
      ['xml_active_content'],
      Buffer.from(
        xml.replace(
          '<cac:AccountingSupplierParty>',
          '<script xmlns="http://www.w3.org/1999/xhtml">go()</script><cac:AccountingSupplierParty>',
        ),
      ),
      'xml',
    ),
    one(
      'a style sheet in XML',
      ['xml_active_content'],
      Buffer.from(xml.replace('?>', '?><?xml-stylesheet href="https://x.example/a.xsl" type="text/xsl"?>')),
      'xml',
    ),
    one(
      'an external entity',
      ['xml_dtd'],
      Buffer.from(xml.replace('?>', '?><!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
      'xml',
    ),
  ];
}
