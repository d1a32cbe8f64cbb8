import type { Finding } from '../../../domain/extraction.js';
import { hold } from '../reading.js';
import { latin1, type PdfFile, type PdfObject } from './pdf-objects.js';

/** Of `/ByteRange`: what is signed lies before and behind the signature itself. */
type SignedRange = {
  readonly from: number;
  readonly gapFrom: number;
  readonly gapTo: number;
  readonly end: number;
};

/** What a signature leaves out, and what was changed behind the first one. */
export function signatureFindings(file: PdfFile, bytes: Uint8Array): Finding[] {
  const ranges = file.objects.flatMap(({ text }) => {
    const numbers = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)/.exec(text)?.slice(1).map(Number);
    const [from = 0, length = 0, gapTo = 0, rest = 0] = numbers ?? [];
    return numbers ? [{ from, gapFrom: from + length, gapTo, end: gapTo + rest }] : [];
  });
  if (ranges.length === 0) return [];
  const signedTo = Math.min(...ranges.map(({ end }) => end));
  return [
    ...(ranges.every((range) => isWhole(range, bytes))
      ? []
      : [hold('partly_signed', 'A signature of the PDF leaves out a part of the file.')]),
    ...(isRedrawn(file, signedTo) || isReordered(file, bytes, signedTo)
      ? [hold('changed_after_signature', 'The PDF was changed after it had been signed.')]
      : []),
  ];
}

/** All up to the end of a revision, but the digits of the signature. */
function isWhole({ from, gapFrom, gapTo, end }: SignedRange, bytes: Uint8Array): boolean {
  const left = latin1(bytes.subarray(gapFrom, gapTo));
  const tail = latin1(bytes.subarray(Math.max(0, end - 32), end));
  return from === 0 && end <= bytes.length && /^\s*<[0-9A-Fa-f\s]*>\s*$/.test(left) && tail.includes('%%EOF');
}

/** Proofs of validity (DSS), time stamps and further signatures are added too; they touch nothing that is drawn. */
function isRedrawn({ objects }: PdfFile, signedTo: number): boolean {
  const signed = new Map(
    objects.filter(({ offset }) => offset < signedTo).map((object) => [object.number, object]),
  );
  return objects
    .filter(({ offset }) => offset >= signedTo)
    .some((object) => {
      const was = signed.get(object.number);
      return was ? !isBookkeeping(was, object) : draws(object.text);
    });
}

/** An object that was not there when the file was signed. */
function draws(text: string): boolean {
  if (/\/Type\s*\/(?:Pages?|Catalog)\b|\/Subtype\s*\/(?:Form|Image)\b/.test(text)) return true;
  if (/\/Subtype\s*\/(?:Link|Popup)\b/.test(text)) return false;
  const place = /\/Rect\s*\[([^\]]*)\]/.exec(text)?.[1]?.trim().split(/\s+/).map(Number);
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = place ?? [];
  return place !== undefined && !(x1 === x2 && y1 === y2);
}

const bookkeeping = /\/Type\s*\/(?:XRef|ObjStm|Metadata)\b/;
const descriptive =
  /^\/(?:Title|Author|Subject|Keywords|Creator|Producer|CreationDate|ModDate|Trapped|True|False|Unknown)$/;

function isBookkeeping(was: PdfObject, is: PdfObject): boolean {
  if (was.stream !== null || is.stream !== null)
    return bookkeeping.test(was.text) && bookkeeping.test(is.text);
  return bare(was.text) === bare(is.text) || (isDescription(was.text) && isDescription(is.text));
}

function isDescription(text: string): boolean {
  return [...text.replace(/\((?:[^()\\]|\\[^])*\)/g, '').matchAll(/\/[A-Za-z]+/g)].every(([name]) =>
    descriptive.test(name),
  );
}

const value = '(?:\\[[^\\]]*\\]|<<(?:[^<>]|<<[^<>]*>>|<[^<>]*>)*>>|\\d+\\s+\\d+\\s+R|/[\\w.]+|[\\d.]+)';
const added = new RegExp(
  `/(?:Annots|Fields|SigFlags|AcroForm|DSS|Perms|Extensions|Metadata|Version|Tabs)\\s*${value}`,
  'g',
);
const signing = new RegExp(`/V\\s*${value}`, 'g');

/** Without what further signatures and proofs put into pages, forms and the catalogue; what they add is looked at itself. */
function bare(text: string): string {
  const isSignature = /\/FT\s*\/Sig\b/.test(text);
  return (isSignature ? text.replace(signing, '') : text).replace(added, '').replace(/\s+/g, '');
}

/** Other pages by a table alone: it begins elsewhere, or takes objects or revisions from before. */
function isReordered({ objects, outside }: PdfFile, bytes: Uint8Array, signedTo: number): boolean {
  const everywhere = [
    outside,
    ...objects.filter(({ text }) => /\/Type\s*\/XRef\b/.test(text)).map(({ text }) => text),
  ];
  const roots = everywhere.flatMap((text) => [...text.matchAll(/\/Root\s+(\d+)/g)].map(([, root]) => root));
  const table = Number(
    [...latin1(bytes.subarray(0, signedTo)).matchAll(/startxref\s+(\d+)/g)].at(-1)?.[1] ?? 0,
  );
  const behind = latin1(bytes.subarray(signedTo));
  const entries = [...behind.matchAll(/^(\d{10}) \d{5} n/gm)].map(([, offset]) => Number(offset));
  const earlier = [...behind.matchAll(/\/Prev\s+(\d+)/g)].map(([, offset]) => Number(offset));
  return (
    new Set(roots).size > 1 ||
    entries.some((offset) => offset > 0 && offset < signedTo) ||
    earlier.some((offset) => offset < table)
  );
}
