import type { Extraction, Finding } from '../../../domain/extraction.js';
import type { MediaKind } from '../media.js';
import { hold } from '../reading.js';
import { strangeAddress, strangeCharacters } from './characters.js';
import { attachmentFindings, containerFindings, holdsMarkup } from './container.js';
import { distinct, inspectText } from './inspect-text.js';

const textCharactersMax = 2_000_000;
const embeddedMax = 50;

/** What is wrong with a file that is no PDF, whatever it says. PDFs are looked at by inspect-pdf.ts. */
export function inspectFile(bytes: Uint8Array, kind: MediaKind): Finding[] {
  if (kind === 'pdf' || kind === 'empty') return [];
  const found = containerFindings(bytes, kind);
  if (kind !== 'xml' && kind !== 'text') return distinct(found);
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const text = new TextDecoder(label).decode(bytes).slice(0, textCharactersMax);
  if (kind === 'text') return distinct([...found, ...inspectText(text, { what: 'The text' })]);
  // What is between the tags, and in attributes and comments too.
  const words = unescaped(
    text.replace(/>[A-Za-z0-9+/=\s]{400,}</g, '><').replace(/<\/?[\w:.-]+|\s[\w:.-]+=/g, ' '),
  );
  return distinct([
    ...found,
    ...(isActive(text)
      ? [hold('xml_active_content', 'The XML carries a script or refers to something outside of itself.')]
      : []),
    ...embedded(text).flatMap(({ name, bytes: own }) => attachmentFindings(name, own)),
    ...inspectText(words, { what: 'The XML' }),
  ]);
}

/** What it claims, letter by letter: a name that only looks like the vendor's is another's. */
export function inspectClaims({ fields }: Extraction): Finding[] {
  const texts = [
    fields.vendorName,
    fields.vendorEmail,
    fields.vendorBankAccount,
    fields.vendorTaxId,
    fields.number,
  ]
    .flat()
    .map(({ value }) => value);
  return distinct([
    ...texts.flatMap((text) => strangeCharacters(text, { what: 'A name or number in the document' })),
    ...fields.vendorEmail.flatMap(({ value }) => strangeAddress(value)),
  ]);
}

function isActive(text: string): boolean {
  return (
    /<\?xml-stylesheet|<(?:\w+:)?include\s[^>]*href|xlink:href\s*=\s*["'](?:javascript|file|data):/i.test(
      text,
    ) || holdsMarkup(text)
  );
}

function unescaped(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});|&#(\d{1,7});/gi, (_, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    })
    .replace(/&(?:lt|gt|quot|apos|amp);/g, ' ');
}

type Embedded = { readonly name: string; readonly bytes: Uint8Array };

/** EN 16931 BT-125, in UBL and CII alike: a document within the invoice. */
function embedded(text: string): Embedded[] {
  const pattern =
    /<(?:[\w-]+:)?(?:EmbeddedDocumentBinaryObject|AttachmentBinaryObject|Attachment)\b([^>]*)>([A-Za-z0-9+/=\s]+)</g;
  return [...text.matchAll(pattern)].slice(0, embeddedMax).map(([, attributes = '', data = '']) => ({
    name: /filename\s*=\s*["']([^"']{1,200})["']/.exec(attributes)?.[1] ?? 'attachment.pdf',
    bytes: Buffer.from(data, 'base64'),
  }));
}
