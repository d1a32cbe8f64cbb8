import type { Finding } from '../../../domain/extraction.js';
import { hold } from '../reading.js';
import { stringsIn, type PdfFile, type PdfObject } from './pdf-objects.js';

/** Names of PDF 32000 that make a viewer do something, and what a person is told. */
const deeds: readonly (readonly [string, RegExp, string])[] = [
  [
    'pdf_javascript',
    /\/S\s*\/JavaScript\b|\/JS\s*[(<\d]|\/JavaScript\s*(?:<<|\d)/,
    'The PDF carries a script.',
  ],
  ['pdf_launch', /\/S\s*\/Launch\b/, 'The PDF wants to start a program.'],
  ['pdf_submit', /\/S\s*\/(?:SubmitForm|ImportData)\b/, 'The PDF wants to send or fetch data of a form.'],
  ['pdf_remote', /\/S\s*\/(?:GoToR|GoToE|Thread)\b/, 'The PDF wants to open another file.'],
  [
    'pdf_media',
    /\/Subtype\s*\/(?:RichMedia|Movie|Sound|Screen|3D)\b|\/S\s*\/(?:Rendition|Movie|Sound|RichMediaExecute|GoTo3DView)\b/,
    'The PDF carries a film, a sound or a player for them.',
  ],
  [
    'pdf_xfa',
    /\/XFA\s*[[<(\d]/,
    'The PDF is a form that draws itself (XFA): what it shows depends on the program.',
  ],
];

const usualSchemes = /^(?:https?:|mailto:|tel:|www\.|#|[^:]*$)/i;

/** What the PDF would do, by itself or when somebody clicks. */
export function actionFindings(file: PdfFile): Finding[] {
  const found = deeds
    .filter(
      ([, pattern]) => file.objects.some(({ text }) => pattern.test(text)) || pattern.test(trailers(file)),
    )
    .map(([code, , message]) => hold(code, message));
  const odd = linksOf(file.objects).find((link) => !usualSchemes.test(link.replace(/\s/g, '')));
  return [
    ...found,
    ...(odd === undefined
      ? []
      : [hold('pdf_odd_link', `The PDF links to something that is no web page: ${odd.slice(0, 80)}`)]),
    ...(opensLink(file.objects) ? [hold('pdf_open_action', 'The PDF opens an address by itself.')] : []),
    ...(file.hasSealedObjects
      ? [hold('pdf_sealed_objects', 'A part of the PDF is packed so that it cannot be checked.')]
      : []),
  ];
}

/** What was typed into a form is drawn over the page, and is no part of its text. */
export function fieldFindings({ objects }: PdfFile): Finding[] {
  const typed = objects.flatMap(({ text }) => {
    if (!/\/FT\s*\/(?:Tx|Ch)\b/.test(text)) return [];
    const [, direct, reference] = /\/V\s*(?:(\([^]*|<[0-9A-Fa-f][^]*)|(\d{1,10})\s+\d+\s+R)/.exec(text) ?? [];
    const held = direct ?? objects.find(({ number }) => number === Number(reference))?.text ?? '';
    return stringsIn(held).slice(0, 1);
  });
  const telling = typed.find((text) => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 3);
  return telling === undefined
    ? []
    : [hold('text_in_annotation', `The PDF is a form that somebody filled in: ${telling.slice(0, 80)}`)];
}

function trailers({ outside }: PdfFile): string {
  return outside.slice(-4096);
}

function linksOf(objects: readonly PdfObject[]): string[] {
  return objects.flatMap(({ text }) =>
    [
      ...text.matchAll(/\/URI\s*(\((?:[^()\\]|\\[\s\S]|\([^()]*\)){0,4000}\)|<[0-9A-Fa-f\s]{2,8000}>)/g),
    ].flatMap(([, raw = '']) => stringsIn(raw).map((link) => link.trim())),
  );
}

/** `/OpenAction` and `/AA` that go to a place in the document are everyday; to an address they are not. */
function opensLink(objects: readonly PdfObject[]): boolean {
  const linking = new Set(
    objects.filter(({ text }) => /\/S\s*\/URI\b/.test(text)).map(({ number }) => number),
  );
  return objects.some(({ text }) => {
    if (/\/(?:OpenAction|AA)\s*<<[^]{0,300}?\/S\s*\/URI\b/.test(text)) return true;
    const opened = [...text.matchAll(/\/(?:OpenAction|AA|[OCWDP]|WC|WS|WP)\s+(\d{1,10})\s+\d+\s+R/g)];
    return /\/(?:OpenAction|AA)\b/.test(text) && opened.some(([, number]) => linking.has(Number(number)));
  });
}
