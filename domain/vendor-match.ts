import type { VendorId } from './ids.js';
import { isSameForm, splitName } from './vendor-names.js';

export { normalizeName } from './vendor-names.js';

/** What a document says about its sender. The hash is the blind index of the bank account. */
export type VendorClaim = {
  readonly name: string | null;
  readonly taxId: string | null;
  readonly email: string | null;
  readonly bankAccountHash: string | null;
};

export type VendorCandidate = {
  readonly vendorId: VendorId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly taxId: string | null;
  readonly emailDomains: readonly string[];
  readonly bankAccountHashes: readonly string[];
  /** Trigram similarity of the names, 0 to 1, as the database computes it; the best of name and aliases. */
  readonly similarity: number;
};

export type VendorMatch =
  | {
      readonly outcome: 'matched';
      readonly vendorId: VendorId;
      readonly because: 'tax_id' | 'name' | 'alias';
    }
  | { readonly outcome: 'ask'; readonly candidates: readonly VendorId[]; readonly because: AskReason }
  | { readonly outcome: 'new'; readonly because: 'no_similar_vendor' };

type AskReason =
  | 'shared_tax_id'
  | 'tax_id_with_other_name'
  | 'tax_id_and_name_disagree'
  | 'name_with_other_tax_id'
  | 'other_legal_form'
  | 'shared_name'
  | 'similar'
  | 'nothing_to_match';

/** Below this a name is a different name, also under the same tax id. */
const sameCompanySimilarityMin = 0.3;
/** From here on somebody might mean this vendor. */
export const similarityToAskMin = 0.45;
const candidatesToAskMax = 5;

/**
 * Matches alone on one equal tax id whose name is not another one, or on one equal name or alias that no tax id and no
 * legal form contradicts. Bank account and e-mail domain bring a vendor up for a person, and never decide.
 */
export function matchVendor(claim: VendorClaim, candidates: readonly VendorCandidate[]): VendorMatch {
  const named = candidates.flatMap((candidate) => {
    const by = namedBy(claim.name, candidate);
    return by === null ? [] : [{ candidate, ...by }];
  });
  const taxId = normalizeTaxId(claim.taxId ?? '');
  const taxed = candidates.filter(
    (candidate) => taxId !== '' && normalizeTaxId(candidate.taxId ?? '') === taxId,
  );
  if (taxed.length > 0) return matchByTaxId(claim, taxed, named);
  if (named.length > 0) return matchByName(taxId, named);

  const alike = candidates.filter(
    (candidate) => candidate.similarity >= similarityToAskMin || isSupported(claim, candidate),
  );
  if (alike.length > 0) return ask('similar', alike);
  return splitName(claim.name ?? '').core === ''
    ? ask('nothing_to_match', [])
    : { outcome: 'new', because: 'no_similar_vendor' };
}

type Named = {
  readonly candidate: VendorCandidate;
  readonly because: 'name' | 'alias';
  readonly formAgrees: boolean;
};

function matchByTaxId(
  claim: VendorClaim,
  taxed: readonly VendorCandidate[],
  named: readonly Named[],
): VendorMatch {
  const [only] = taxed;
  if (only === undefined || taxed.length > 1) return ask('shared_tax_id', taxed);
  const isNamed = named.some(({ candidate }) => candidate === only);
  if (!isNamed && named.length > 0) {
    return ask('tax_id_and_name_disagree', [only, ...named.map(({ candidate }) => candidate)]);
  }
  const isNameless = splitName(claim.name ?? '').core === '';
  if (!isNamed && !isNameless && only.similarity < sameCompanySimilarityMin) {
    return ask('tax_id_with_other_name', [only]);
  }
  return { outcome: 'matched', vendorId: only.vendorId, because: 'tax_id' };
}

function matchByName(taxId: string, named: readonly Named[]): VendorMatch {
  const candidates = named.map(({ candidate }) => candidate);
  const [only] = named;
  if (only === undefined || named.length > 1) return ask('shared_name', candidates);
  if (contradicts(taxId, normalizeTaxId(only.candidate.taxId ?? ''))) {
    return ask('name_with_other_tax_id', candidates);
  }
  return only.formAgrees
    ? { outcome: 'matched', vendorId: only.candidate.vendorId, because: only.because }
    : ask('other_legal_form', candidates);
}

function namedBy(name: string | null, candidate: VendorCandidate): Omit<Named, 'candidate'> | null {
  const claimed = splitName(name ?? '');
  if (claimed.core === '') return null;
  const known = [candidate.name, ...candidate.aliases].map(splitName);
  const equal = known.flatMap(({ core, form }, index) =>
    core === claimed.core
      ? [
          {
            because: index === 0 ? ('name' as const) : ('alias' as const),
            formAgrees: isSameForm(form, claimed.form),
          },
        ]
      : [],
  );
  return equal.find(({ formAgrees }) => formAgrees) ?? equal[0] ?? null;
}

/** The same number with and without its country is no contradiction, though not equal either. */
function contradicts(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  const withoutCountry = (taxId: string) => taxId.replace(/^[A-Z]{2}(?=.*\d)/, '');
  return (
    withoutCountry(a) !== withoutCountry(b) || (a !== withoutCountry(a) && b !== withoutCountry(b) && a !== b)
  );
}

function isSupported(claim: VendorClaim, candidate: VendorCandidate): boolean {
  const domain = companyDomain(claim.email ?? '');
  return (
    (claim.bankAccountHash !== null && candidate.bankAccountHashes.includes(claim.bankAccountHash)) ||
    (domain !== null && candidate.emailDomains.some((known) => known.toLowerCase() === domain))
  );
}

function ask(because: AskReason, candidates: readonly VendorCandidate[]): VendorMatch {
  const ranked = [...candidates].sort((a, b) => b.similarity - a.similarity).slice(0, candidatesToAskMax);
  return { outcome: 'ask', candidates: ranked.map(({ vendorId }) => vendorId), because };
}

const taxIdLabels = /^(?:VATNO|VATID|VAT|USTIDNR|USTID|TVA|BTW|PIVA|NIP|NIF|CIF|KVK|EIN|TIN|TAXID)(?=.*\d)/;

/** Letters and digits only, upper case, without a label in front or the Swiss suffix behind; empty when there is none. */
export function normalizeTaxId(taxId: string): string {
  return taxId
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(taxIdLabels, '')
    .replace(/^(CHE\d{9})(?:MWST|TVA|IVA)$/, '$1');
}

/** Mail hosts whose domain says nothing about the company. Source: our own list, 2026-11. */
const freemailDomains: ReadonlySet<string> = new Set([
  ...[
    'gmail.com',
    'googlemail.com',
    'outlook.com',
    'hotmail.com',
    'live.com',
    'msn.com',
    'yahoo.com',
    'yahoo.fr',
  ],
  ...[
    'yahoo.co.uk',
    'ymail.com',
    'aol.com',
    'icloud.com',
    'me.com',
    'mac.com',
    'proton.me',
    'protonmail.com',
  ],
  ...[
    'gmx.de',
    'gmx.net',
    'gmx.at',
    'gmx.ch',
    'web.de',
    't-online.de',
    'freenet.de',
    'orange.fr',
    'wanadoo.fr',
  ],
  ...[
    'free.fr',
    'laposte.net',
    'libero.it',
    'virgilio.it',
    'wp.pl',
    'o2.pl',
    'onet.pl',
    'interia.pl',
    'seznam.cz',
  ],
  ...[
    'mail.ru',
    'yandex.ru',
    'qq.com',
    '163.com',
    '126.com',
    'naver.com',
    'zoho.com',
    'fastmail.com',
    'hey.com',
  ],
]);

/** The domain of a company's own mail; null for freemail and for what is no address. */
export function companyDomain(email: string): string | null {
  const domain = /^[^@\s]+@([^@\s]+\.[^@\s]+)$/.exec(email.trim())?.[1]?.toLowerCase();
  return domain === undefined || freemailDomains.has(domain) ? null : domain;
}
