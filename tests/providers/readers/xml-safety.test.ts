import { describe, expect, it } from 'vitest';
import { calendarDate } from '../../../domain/dates.js';
import { readXml } from '../../../providers/readers/xml/read-xml.js';
import { sampleBills } from '../../../scripts/sample-documents/bills.js';
import { ciiXml, ublXml } from '../../../scripts/sample-documents/e-invoice-xml.js';

const bills = sampleBills(calendarDate('2026-11-02'));
const ubl = ublXml(bills.ublBergmann);
const vendor = bills.ublBergmann.vendor.name;

const read = (xml: string | Uint8Array) => readXml(typeof xml === 'string' ? Buffer.from(xml) : xml);
const codes = (xml: string | Uint8Array) => read(xml).findings.map(({ code }) => code);
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

function withFile(bytes: string, mimeCode: string): string {
  const object = `<cbc:EmbeddedDocumentBinaryObject mimeCode="${mimeCode}" filename="a">${Buffer.from(bytes).toString('base64')}</cbc:EmbeddedDocumentBinaryObject>`;
  const reference = `<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment>${object}</cac:Attachment></cac:AdditionalDocumentReference>`;
  return ubl.replace('  <cac:OrderReference>', `  ${reference}<cac:OrderReference>`);
}

describe('an XML file', () => {
  it('that is a sound e-invoice raises nothing', () => {
    expect(codes(ubl)).toEqual([]);
    expect(codes(ciiXml(bills.ciiVandijk))).toEqual([]);
  });

  it.each([
    ['before the root', `<!DOCTYPE x [<!ENTITY a "b">]>${ubl.slice(ubl.indexOf('<Invoice'))}`],
    ['behind a comment', ubl.replace('?>', '?><!-- a > b --><!DOCTYPE x SYSTEM "file:///etc/passwd">')],
    ['in small letters', ubl.replace('?>', '?><!doctype x>')],
  ])('with a document type %s is refused', (_, xml) => {
    expect(codes(xml)).toEqual(['xml_dtd']);
  });

  it.each([
    ['levels', ubl.replace('<cbc:ID>', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}<cbc:ID>`)],
    ['elements', ubl.replace('<cbc:ID>', `${'<a/>'.repeat(200_001)}<cbc:ID>`)],
    ['attributes', ubl.replace('<cbc:ID>', `<a ${'b="c" '.repeat(4_000)}/><cbc:ID>`)],
  ])('with more %s than any invoice is refused', (_, xml) => {
    expect(codes(xml)).toEqual(['xml_too_complex']);
  });

  it('with markup inside of attributes, comments and character data is measured by its elements', () => {
    const odd = `<!-- ${'<a>'.repeat(100)} --><a b="${'&lt;a>'.repeat(100)}"/><![CDATA[${'<a>'.repeat(100)}]]>`;
    expect(codes(ubl.replace('<cbc:ID>', `${odd}<cbc:ID>`))).toEqual([]);
  });

  it.each([
    ['UTF-16 with an order mark', Buffer.from(`\ufeff${ubl}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(ubl.replace('UTF-8', 'UTF-16'), 'utf16le')],
    ['Latin 1', Buffer.from(ubl.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
    ['UTF-8 with an order mark', Buffer.from(`\ufeff${ubl}`)],
  ])('in %s is read', (_, bytes) => {
    const { fields, findings } = read(bytes);
    expect(fields.vendorName[0]?.value).toBe(vendor);
    expect(findings).toEqual([]);
  });

  it.each(['ISO-8859-1', 'UTF-16'])('in UTF-8 that declares %s is read, and the lie is noted', (encoding) => {
    const { fields, findings } = read(ubl.replace('UTF-8', encoding));
    expect(fields.vendorName[0]?.value).toBe(vendor);
    expect(findings).toMatchObject([{ code: 'xml_encoding_declared_wrongly', severity: 'note' }]);
  });

  it.each(['UTF-8', 'UTF-7', 'no-such-encoding'])('in Latin 1 that declares %s is refused', (encoding) => {
    expect(codes(Buffer.from(ubl.replace('UTF-8', encoding), 'latin1'))).toEqual(['xml_encoding']);
  });

  it.each([
    ['prefixes of its own', ubl.replace(/\b(cbc|cac)(?=[:=])/g, (prefix) => `x-${prefix}.1`)],
    ['character data', ubl.replace(/>([^<>]+)<\//g, '><![CDATA[$1]]></')],
    ['comments inside of values', ubl.replace(/>([^<>])([^<>]+)<\//g, '>$1<!-- 9 -->$2</')],
    ['instructions inside of values', ubl.replace(/>([^<>])([^<>]+)<\//g, '>$1<?see 9?>$2</')],
    ['values on lines of their own', ubl.replace(/>([^<>]+)<\//g, '>\n  $1\n</')],
    ['empty lines before it', `\n\n  ${ubl}`],
    ['a second order mark', `\ufeff\ufeff${ubl}`],
  ])('with %s says the same', (_, xml) => {
    const { fields, lines, findings } = read(xml);
    const said = (of: typeof fields) =>
      [of.vendorName, of.number, of.totalMinor].map(([best]) => best?.value);
    expect(said(fields)).toEqual(said(read(ubl).fields));
    expect([lines.length, findings]).toEqual([2, []]);
  });

  it.each(['\u0000', '\u0001', '&#0;', '&#x1F;', '&#xD800;', '&#1114112;', '\uffff'])(
    'with %j, which no XML may hold, is refused',
    (character) => {
      expect(codes(ubl.replace('<cbc:ID>', `<cbc:ID>${character}`))).toEqual(['xml_malformed']);
    },
  );

  it('of five megabytes and ten thousand lines is read within ten seconds of the processor', () => {
    const line = /<cac:InvoiceLine>[^]*?<\/cac:InvoiceLine>/.exec(ubl)?.[0] ?? '';
    const long = ubl.replace(line, `${line}${' '.repeat(64)}`.repeat(10_000));
    expect(long.length).toBeGreaterThan(5_000_000);
    const before = process.cpuUsage();
    expect(read(long).lines).toHaveLength(10_001);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000_000).toBeLessThan(10);
  }, 60_000);

  it('that carries a file says so, and opens it only to look for what scanners look for', () => {
    expect(read(withFile('%PDF-1.7', 'application/pdf')).findings).toMatchObject([
      { code: 'xml_embedded_files', severity: 'note' },
    ]);
    expect(codes(withFile('MZ', 'application/x-msdownload'))).toEqual(['xml_embedded_files', 'BR-CL-24']);
  });

  it('with a test virus, in an embedded file or in its words, is held', () => {
    const found = { code: 'malware_test_file', severity: 'hold' };
    expect(read(withFile(`before ${eicar}`, 'text/csv')).findings).toContainEqual(
      expect.objectContaining(found),
    );
    const escaped = eicar.replace('X', '&#88;');
    expect(read(ubl.replace('Spindelmutter', escaped)).findings).toMatchObject([found]);
  });

  it.each([
    ['PayableAmount', ubl.replace(/(<cbc:PayableAmount.*?<\/cbc:PayableAmount>)/, '$1$1')],
    ['LegalMonetaryTotal', ubl.replace(/(<cac:LegalMonetaryTotal>.*?<\/cac:LegalMonetaryTotal>)/, '$1$1')],
    [
      'DuePayableAmount',
      ciiXml(bills.ciiVandijk).replace(/(<ram:DuePayableAmount>.*?<\/ram:DuePayableAmount>)/, '$1$1'),
    ],
  ])('with two of %s is held', (name, xml) => {
    expect(read(xml).findings).toMatchObject([
      { code: 'xml_repetition', severity: 'hold', message: expect.stringContaining(name) as string },
    ]);
  });

  it('with two totals of the tax in one currency is held', () => {
    const doubled = ubl.replace(
      /(<cac:TaxTotal>)(<cbc:TaxAmount.*?<\/cbc:TaxAmount>)/,
      '$1$2</cac:TaxTotal>$1$2',
    );
    expect(read(doubled).findings).toContainEqual(
      expect.objectContaining({ code: 'xml_repetition', severity: 'hold' }),
    );
  });

  it('from the last day of the calendar is read without a due date', () => {
    const late = ubl
      .replace(/<cbc:DueDate>.*?<\/cbc:DueDate>/, '')
      .replace(/<cbc:IssueDate>[^<]*/, '<cbc:IssueDate>9999-12-31');
    expect(read(late).fields.dueOn).toEqual([]);
    expect(read(late).fields.issuedOn[0]?.value).toBe('9999-12-31');
  });

  it('in the envelope of Peppol is read', () => {
    const body = ubl.slice(ubl.indexOf('<Invoice'));
    const envelope = `<StandardBusinessDocument xmlns="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"><StandardBusinessDocumentHeader/>${body}</StandardBusinessDocument>`;
    expect(read(envelope).fields.number[0]?.value).toBe(bills.ublBergmann.number);
  });
});
