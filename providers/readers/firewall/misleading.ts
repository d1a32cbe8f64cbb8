import type { Finding } from '../../../domain/extraction.js';

/** A document with one of these says more to a machine than to a person: no language model is shown it. */
const misleading: ReadonlySet<string> = new Set([
  'hidden_text',
  'text_contradicts_page',
  'alternate_text',
  'overprinted_text',
  'layer_contradicts_page',
  'hidden_annotation',
  'instructions_in_document',
  'tag_characters',
  'bidi_characters',
  'invisible_characters',
  'look_alike_letters',
  'polyglot_file',
  'malware_test_file',
  'page_not_drawn',
]);

export function isMisleading(findings: readonly Finding[]): boolean {
  return findings.some(({ code, severity }) => severity === 'hold' && misleading.has(code));
}
