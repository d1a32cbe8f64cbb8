import { createHash } from 'node:crypto';
import { AFRelationship, PDFHexString, PDFName, type PDFDocument } from 'pdf-lib';
import type { CalendarDate } from '../../domain/dates.js';
import { facturXTerms, type FacturXProfile } from '../../domain/factur-x.js';
import { srgbProfile } from './srgb-profile.js';

export type Labels = {
  readonly title: string;
  readonly author: string;
  /** The day that the document says it was made on; the clock is not asked. */
  readonly madeOn: CalendarDate;
  /** That of the XML. */
  readonly profile: FacturXProfile;
};

const fileName = 'factur-x.xml';
const producer = 'Payloom';

/**
 * Makes a PDF/A-3b of a document, with the invoice inside of it as Factur-X 1.0 asks: the XML as an alternative of the
 * pages, or as data about them where its profile holds less than an invoice, and the same in the metadata.
 */
export async function makeFacturX(document: PDFDocument, xml: string, labels: Labels): Promise<void> {
  const { context, catalog } = document;
  const madeAt = new Date(`${labels.madeOn}T00:00:00Z`);
  document.setTitle(labels.title);
  document.setAuthor(labels.author);
  document.setProducer(producer);
  document.setCreator(producer);
  document.setCreationDate(madeAt);
  document.setModificationDate(madeAt);
  await document.attach(Buffer.from(xml), fileName, {
    mimeType: 'text/xml',
    description: 'The invoice as data',
    afRelationship: facturXTerms[labels.profile].isInvoice ? AFRelationship.Alternative : AFRelationship.Data,
    creationDate: madeAt,
    modificationDate: madeAt,
  });
  const metadata = context.stream(Buffer.from(xmp(labels)), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(metadata));
  const profile = context.register(context.flateStream(srgbProfile(), { N: 3 }));
  const intent = {
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFHexString.fromText('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  };
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(context.obj(intent))]));
  const id = PDFHexString.of(createHash('sha256').update(xml).digest('hex').slice(0, 32));
  context.trailerInfo.ID = context.obj([id, id]);
}

const namespaces = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaExtension: 'http://www.aiim.org/pdfa/ns/extension/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
  pdfaProperty: 'http://www.aiim.org/pdfa/ns/property#',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  fx: 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#',
};

function facturX(profile: FacturXProfile) {
  return [
    ['DocumentFileName', 'The name of the embedded XML document', fileName],
    ['DocumentType', 'The type of the hybrid document', 'INVOICE'],
    ['Version', 'The version of the standard of the XML', '1.0'],
    ['ConformanceLevel', 'The conformance level of the XML', facturXTerms[profile].conformance],
  ] as const;
}

/** Metadata says again what the document says of itself, and explains the properties that PDF/A does not know. */
function xmp({ title, author, madeOn, profile }: Labels): string {
  const madeAt = `${madeOn}T00:00:00Z`;
  const block = (content: string) => `<rdf:Description rdf:about="">${content}</rdf:Description>`;
  const stated = facturX(profile);
  const properties = stated.map(
    ([name, description]) =>
      `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>${description}</pdfaProperty:description></rdf:li>`,
  );
  const schema = `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>${namespaces.fx}</pdfaSchema:namespaceURI><pdfaSchema:prefix>fx</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>${properties.join('')}</rdf:Seq></pdfaSchema:property></rdf:li>`;
  const descriptions = [
    '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>',
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>`,
    `<pdf:Producer>${producer}</pdf:Producer>`,
    `<xmp:CreatorTool>${producer}</xmp:CreatorTool><xmp:CreateDate>${madeAt}</xmp:CreateDate><xmp:ModifyDate>${madeAt}</xmp:ModifyDate>`,
    `<pdfaExtension:schemas><rdf:Bag>${schema}</rdf:Bag></pdfaExtension:schemas>`,
    stated.map(([name, , value]) => `<fx:${name}>${value}</fx:${name}>`).join(''),
  ];
  const declared = Object.entries(namespaces).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${declared.join(' ')}>${descriptions.map(block).join('')}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
