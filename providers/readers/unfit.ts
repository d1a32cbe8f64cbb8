/** Findings that make a document too dangerous or too broken to show it to anybody. */
export const unfit: ReadonlySet<string> = new Set([
  'empty_file',
  'unknown_format',
  'encrypted_pdf',
  'malformed_pdf',
  'no_pages',
  'too_many_pages',
  'too_much_text',
  'too_large',
  'too_many_pixels',
  'xml_dtd',
  'signed_envelope',
  'parse_timeout',
  'parser_died',
]);
