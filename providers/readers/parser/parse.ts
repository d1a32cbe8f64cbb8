import type { DocumentInput } from '../../ports.js';
import { inspectClaims, inspectFile } from '../firewall/inspect-file.js';
import { pictureSize } from '../firewall/picture-size.js';
import { distinct, inspectText } from '../firewall/inspect-text.js';
import { detectMedia, isMisnamed, type MediaKind } from '../media.js';
import type { ReaderLimits } from '../limits.js';
import { readPdf } from '../pdf/read-pdf.js';
import { hold, unreadable, type Reading } from '../reading.js';
import { readRuns } from '../text/read-text.js';
import type { TextRun } from '../text/layout.js';
import { readXml } from '../xml/read-xml.js';

export type ParseRequest = Pick<DocumentInput, 'bytes' | 'fileName' | 'password' | 'ignoresAttachments'> & {
  readonly limits: ReaderLimits;
};

/** Reads one document offline. Runs in the parser process: whatever it throws or eats ends there. */
export async function parse(request: ParseRequest): Promise<Reading> {
  const { bytes, fileName } = request;
  const kind = detectMedia(bytes);
  if (kind !== 'xml' && /\.p7m$/i.test(fileName)) return signedEnvelope();
  const reading = await parseAs(kind, request);
  const findings = [
    ...(isMisnamed(fileName, kind)
      ? [hold('not_what_it_says', `The file is called ${ending(fileName)} but is ${named[kind]}.`)]
      : []),
    ...inspectFile(bytes, kind),
    ...inspectText(fileName, { what: 'The name of the file' }),
    ...inspectClaims(reading.extraction),
  ];
  return {
    ...reading,
    extraction: { ...reading.extraction, findings: distinct([...findings, ...reading.extraction.findings]) },
  };
}

/** Signatures around Italian invoices are not checked, so that what is inside of them is not believed either. */
function signedEnvelope(): Reading {
  const message = 'The file is a signed envelope (.p7m): ask for the XML inside of it.';
  return unreadable('fatturapa', hold('signed_envelope', message));
}

async function parseAs(kind: MediaKind, request: ParseRequest): Promise<Reading> {
  const { bytes, limits } = request;
  switch (kind) {
    case 'pdf':
      return readPdf(request);
    case 'xml':
      return bytes.length > limits.xmlBytesMax
        ? unreadable('ubl', hold('too_large', 'The XML is larger than any invoice.'))
        : { extraction: readXml(bytes), pageText: null };
    case 'text':
      return readPlainText(bytes, limits);
    case 'empty':
      return unreadable('pdf-text', hold('empty_file', 'The file is empty.'));
    case 'png':
    case 'jpeg':
    case 'tiff':
      return readPicture(bytes, kind, limits);
    case 'unknown':
      return unreadable(
        'pdf-text',
        hold('unknown_format', 'The file is in a format that is not read: send PDF, PNG, JPEG, TIFF or XML.'),
      );
  }
}

function readPicture(bytes: Uint8Array, kind: MediaKind, limits: ReaderLimits): Reading {
  const size = pictureSize(bytes, kind);
  const isHuge =
    size !== null &&
    (size.width * size.height > limits.picturePixelsMax ||
      Math.max(size.width, size.height) > limits.pictureSidePxMax);
  if (isHuge) {
    const message = 'The picture has more pixels than any invoice needs.';
    return unreadable('pdf-text', hold('too_many_pixels', message));
  }
  const message = 'The document is an image: it has to be read by eye.';
  return {
    ...unreadable('pdf-text', hold('no_text_layer', message)),
    unread: { pages: null, runs: [], sizes: [], layer: [], embedded: null },
  };
}

/** Character cells stand in for points, so that columns made of spaces are columns. */
function readPlainText(bytes: Uint8Array, limits: ReaderLimits): Reading {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (text.length > limits.textCharactersMax) {
    return unreadable('pdf-text', hold('too_much_text', 'The file holds more text than any invoice.'));
  }
  const height = 10;
  const rows = text.split(/\r?\n/);
  const page = {
    width: Math.max(...rows.map(({ length }) => length)) * height,
    height: rows.length * height * 1.2,
  };
  const runs = rows.flatMap((line, row) =>
    [...line.matchAll(/\S+(?: \S+)*/g)].map((match): TextRun => ({
      text: match[0],
      page: 1,
      x: match.index * height,
      y: page.height - row * height * 1.2 - height,
      width: match[0].length * height,
      height,
    })),
  );
  return { extraction: readRuns(runs, { reader: 'pdf-text', pages: [page] }), pageText: text };
}

const named: Readonly<Record<MediaKind, string>> = {
  empty: 'empty',
  pdf: 'a PDF',
  xml: 'XML',
  png: 'a PNG image',
  jpeg: 'a JPEG image',
  tiff: 'a TIFF image',
  text: 'plain text',
  unknown: 'of no known format',
};

function ending(fileName: string): string {
  return fileName.slice(fileName.lastIndexOf('.')).slice(0, 10);
}
