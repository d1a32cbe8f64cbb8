import type { Finding } from '../../../domain/extraction.js';
import { strangeCharacters, type Where } from './characters.js';
import { instructionsIn } from './instructions.js';

export function inspectText(text: string, where: Where): Finding[] {
  return [...strangeCharacters(text, where), ...instructionsIn(text, where)];
}

/** The same thing said twice is said once; of what a text holds, once a page. */
export function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const said = textCodes.has(finding.code) ? '' : finding.message;
    const key = `${finding.code} ${finding.page ?? 0} ${said}`;
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}

const textCodes: ReadonlySet<string> = new Set([
  'instructions_in_document',
  'bank_change_announced',
  'tag_characters',
  'bidi_characters',
  'invisible_characters',
  'look_alike_letters',
]);
