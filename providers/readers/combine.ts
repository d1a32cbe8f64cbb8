import type { Candidate, ExtractedFields, Extraction, Finding } from '../../domain/extraction.js';
import { namesAlike } from './ocr/likeness.js';
import { isPrinted } from './printed.js';
import { note, ranked, type Reading } from './reading.js';

/** A value that one reader alone saw, or that two readers dispute, never passes a gate by itself. */
const seenByOne = 0.85;
const disputed = 0.7;
/** What Claude says and nobody finds again on the page is as likely made up. */
const unsupported = 0.5;
const agreed = 0.97;
/** Two readers give the same name but for a letter in ten: which of them is right is for people. */
const alikeMax = 0.88;
/** Two readers can take the same side of `03/11/26`: agreement does not settle what the page leaves open. */
const swappedDate = 0.6;

/** The document is not in the text layer for these: an image is all there is, and a single reader saw it. */
const eyeOnly = ['no_text_layer', 'garbled_text_layer'];

/**
 * What the offline readers and Claude say together: agreement makes a value surer, dispute takes it below the gate,
 * and a value of Claude's that is not found again on the page, by its text layer or by eye, stays unsupported.
 */
export function combine(offline: Reading, claude: Extraction): Extraction {
  const own = offline.extraction;
  const seen = Object.values(claude.fields).some((list: readonly unknown[]) => list.length > 0);
  if (!seen) return { ...own, findings: [...own.findings, ...claude.findings] };
  const names = Object.keys(own.fields) as (keyof ExtractedFields)[];
  const fields = Object.fromEntries(
    names.map((name) => [name, mergeField(name, own, claude, offline.pageText)]),
  ) as unknown as ExtractedFields;
  const readable = !own.findings.some(({ code }) => eyeOnly.includes(code));
  const kind = mergeKind(own, claude, readable);
  const missing = names.filter((name) => isMissing(name, own, claude, offline.pageText));
  return {
    ...own,
    kind: kind.kind,
    fields,
    // Nobody pays by them: what the model saw is better than none.
    lines: own.lines.length > 0 ? own.lines : claude.lines,
    taxes: own.taxes.length > 0 ? own.taxes : claude.taxes,
    findings: [...own.findings.filter(keeps), ...claude.findings, ...kind.findings, ...missingNote(missing)],
  };
}

/** Nothing can be missing from a page that nobody could read. */
function isMissing(
  name: keyof ExtractedFields,
  own: Extraction,
  claude: Extraction,
  pageText: string | null,
): boolean {
  const said = claude.fields[name][0];
  return said !== undefined && pageText !== null && !supports(name, said.value, claude, own, pageText);
}

function missingNote(names: readonly string[]): Finding[] {
  return names.length === 0
    ? []
    : [note('claude_unsupported', `Not found again on the page, as Claude says it: ${names.join(', ')}.`)];
}

/** Once Claude has read the image, its lack of text is no reason of its own; the capped confidences are. */
function keeps({ code }: Finding): boolean {
  return !eyeOnly.includes(code);
}

function mergeField(
  name: keyof ExtractedFields,
  own: Extraction,
  claude: Extraction,
  pageText: string | null,
): readonly Candidate<unknown>[] {
  const [ours, theirs] = [own.fields[name][0], claude.fields[name][0]];
  if (!theirs) return own.fields[name];
  const ceiling = (value: unknown) =>
    supports(name, value, claude, own, pageText) ? seenByOne : pageText === null ? disputed : unsupported;
  const capped = claude.fields[name].map((entry) => ({
    ...entry,
    confidence: Math.min(entry.confidence, ceiling(entry.value)),
  }));
  if (!ours) return capped;
  if (name === 'vendorName' && wasReadByEye(own) && alike(ours.value, theirs.value)) {
    return ranked<unknown>([{ ...ours, value: theirs.value, confidence: alikeMax }, ...own.fields[name]]);
  }
  if (same(name, ours.value, theirs.value)) {
    const confidence =
      ours.confidence > swappedDate && supports(name, ours.value, own, own, pageText)
        ? Math.max(ours.confidence, agreed)
        : Math.max(ours.confidence, disputed);
    return ranked<unknown>([{ ...ours, confidence }, ...own.fields[name].slice(1)]);
  }
  return ranked<unknown>(
    [...own.fields[name], ...capped].map((entry) => ({
      ...entry,
      confidence: Math.min(entry.confidence, disputed),
    })),
  );
}

/** Without any text of the page nothing supports a value; dates by terms, percentages and kinds are not looked up. */
function supports(
  name: keyof ExtractedFields,
  value: unknown,
  { fields }: Extraction,
  own: Extraction,
  pageText: string | null,
): boolean {
  if (pageText === null) return false;
  const currency = fields.currency[0]?.value;
  if (typeof value === 'number') {
    return (
      currency !== undefined && (value === 0 || isPrinted('amount', { minor: value, currency }, pageText))
    );
  }
  if (typeof value !== 'string') return true;
  if (name === 'currency') {
    return own.fields.currency.some((seen) => seen.value === value) || isPrinted('words', value, pageText);
  }
  if (name === 'vendorName') {
    return isPrinted('name', value, pageText) || (wasReadByEye(own) && isLikelyPrinted(value, pageText));
  }
  return isPrinted('words', value, pageText) || isPrintedDate(value, pageText) || name === 'dueOn';
}

function wasReadByEye({ findings }: Extraction): boolean {
  return findings.some(({ code }) => code === 'read_by_eye' || code === 'seller_read_by_eye');
}

/** The eye mistakes a letter of a long name; Claude, who knows words, spells it right. */
function alike(a: unknown, b: unknown): boolean {
  return namesAlike(String(a), String(b)) && namesAlike(String(b), String(a));
}

function isLikelyPrinted(name: string, pageText: string): boolean {
  return pageText.split('\n').some((line) => namesAlike(line, name));
}

function isPrintedDate(value: string, pageText: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && isPrinted('date', value as never, pageText);
}

function same(name: keyof ExtractedFields, a: unknown, b: unknown): boolean {
  if (name === 'vendorName')
    return isPrinted('name', String(a), String(b)) || isPrinted('name', String(b), String(a));
  if (typeof a === 'string' && typeof b === 'string') return squash(a) === squash(b);
  return JSON.stringify(a) === JSON.stringify(b);
}

function squash(text: string): string {
  return text.replace(/[\s.#-]/g, '').toLowerCase();
}

function mergeKind(
  own: Extraction,
  claude: Extraction,
  readable: boolean,
): { kind: Extraction['kind']; findings: Finding[] } {
  if (own.kind.value === claude.kind.value) {
    return {
      kind: { ...own.kind, confidence: Math.max(own.kind.confidence, claude.kind.confidence) },
      findings: [],
    };
  }
  if (!readable || own.kind.confidence < 0.5) return { kind: claude.kind, findings: [] };
  const careful = own.kind.value === 'bill' ? claude.kind : own.kind;
  return {
    kind: { ...careful, confidence: Math.min(careful.confidence, disputed) },
    findings: [
      note('kind_disputed', `One reader takes it for: ${own.kind.value}, another for: ${claude.kind.value}.`),
    ],
  };
}
