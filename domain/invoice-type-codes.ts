import type { DocumentKind } from './extraction.js';

/** Codes of UNTDID 1001 that EN 16931 allows and that are not simply an invoice. */
const kindsByTypeCode: Readonly<Record<string, DocumentKind>> = {
  '71': 'reminder',
  '81': 'credit-note',
  '83': 'credit-note',
  '261': 'credit-note',
  '262': 'credit-note',
  '296': 'credit-note',
  '308': 'credit-note',
  '325': 'quote',
  '381': 'credit-note',
  '396': 'credit-note',
  '420': 'credit-note',
  '458': 'credit-note',
  '502': 'credit-note',
  '503': 'credit-note',
  '532': 'credit-note',
  '751': 'other',
};
const billTypeCodes = new Set(
  '80 82 84 130 202 203 204 211 295 326 331 380 383 384 385 386 387 388 389 390 393 394 395 456 457 471 472 473 500 501 527 553 575 623 633 780 875 876 877 935'.split(
    ' ',
  ),
);

export function kindByTypeCode(code: string): DocumentKind {
  return kindsByTypeCode[code] ?? (billTypeCodes.has(code) ? 'bill' : 'other');
}
