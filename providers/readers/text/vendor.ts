import type { Candidate } from '../../../domain/extraction.js';
import { ranked } from '../reading.js';
import { senderName } from './buyer.js';
import { companyName, legalForm } from './company-name.js';
import { nameLabel, sellerLabel } from './party-labels.js';
import { labelledTexts } from './label-values.js';
import { evidenceAt, type Cell, type Line, type Place } from './layout.js';
import { hasRivals, isSameName } from './rival-names.js';
import {
  hasOtherCompany,
  headsItsBlock,
  keepsAccount,
  namelessNotice,
  standsByItsNumbers,
  standsOverItsMail,
  type Sighting,
} from './seller-signs.js';
import { key, spelledOut } from './name-key.js';

const publicMail =
  /^(?:gmail|googlemail|gmx|outlook|hotmail|yahoo|icloud|web|t-online|orange|free|wanadoo|laposte|libero|aol|live)$/;
/** Names the program that wrote the page. */
const madeWith =
  /(?<!\p{L})(?:powered by|(?:generated|created|made) (?:by|with)|erstellt mit|g[ée]n[ée]r[ée]e? par)(?!\p{L})/iu;
/** Stands for a domain, and is nobody's. */
const noDomain = /^(?:example|localhost)$/;
const host =
  /(?:@|https?:\/\/(?:www\.)?|www\.)(?:[a-z0-9-]+\.)*?(?<label>[a-z0-9-]{3,40})\.(?:[a-z]{2,3}\.)?[a-z]{2,12}(?![a-z0-9.-]*@)/gi;
/** `aws.amazon.com` in a sentence: it may be anybody's, and speaks for a name only. */
const bareHost =
  /(?<![\w.@/-])(?:[a-z0-9-]+\.)*?(?<label>[a-z0-9-]{4,40})\.(?:com|net|org|eu|info|biz|io|(?:co\.)?uk|de|fr|es|it|nl|be|at|ch|pl|pt|us|ie|lu)(?![\w@-])/gi;

const accountHolder = /titul|inhaber|account|intestatario|naam|name van/iu;
const identityBonus = 0.15;
const mailBonus = 0.25;
const shortenedBonus = 0.15;
/** Heads the page, and no other company stands on it but the buyer. */
const aloneBonus = 0.1;
/** Somebody else on the page may be the seller. */
const rivalled = 0.85;
/** On a page that does not say who the buyer is: a place and a legal form are the buyer's as well. */
const mayBeAnother = 0.8;
const headlineLines = 3;
const headlineSize = 1.2;
const headlineHundredths = 12;

/** The seller's name by where it stands, its legal form and the domain of its mail; never one from the buyer's block. */
export function findVendorNames(lines: readonly Line[], buyers: ReadonlySet<Cell>): Candidate<string>[] {
  const buyerNames = new Set([...buyers].map(({ text }) => key(text)));
  const sites = domainLabels(lines, buyers, host);
  const domains = [...sites, ...domainLabels(lines, buyers, bareHost)];
  const seen = new Map<string, Sighting[]>();
  for (const sighting of sightings(lines, buyers)) {
    const id = key(sighting.name);
    if (id.length < 3 || buyerNames.has(id) || keepsAccount(sighting, lines)) continue;
    seen.set(id, [...(seen.get(id) ?? []), sighting]);
  }
  const letterhead = namelessNotice(lines) ? seen.values().next().value : undefined;
  const scored = [...seen.entries()].flatMap(([id, list]) => {
    const best = list.reduce((a, b) => (b.weight > a.weight ? b : a));
    const zones = new Map(list.map(({ zone, weight }) => [zone, weight]));
    const places = [...zones.values()].reduce((a, b) => a + b, 0) + shortened(id, seen, zones);
    const legal = legalForm.test(best.name) ? 0.2 : 0;
    const spelled = spelledOut(best.name);
    const domain = domains.some(
      (label) =>
        id.includes(label) ||
        spelled.includes(label) ||
        (label.includes(id) && id.length >= label.length * 0.75),
    )
      ? 0.3
      : 0;
    const isIdentified = list.some(
      (entry) => entry.zone !== 'middle' && standsByItsNumbers(entry, lines) && headsItsBlock(entry, lines),
    );
    const identified = isIdentified || list === letterhead ? identityBonus : 0;
    const isAlone =
      buyers.size > 0 &&
      zones.has('top') &&
      (legal > 0 || identified > 0) &&
      !hasOtherCompany(best, lines, buyerNames);
    const mailed = buyers.size > 0 && list.some((entry) => standsOverItsMail(entry, lines)) ? mailBonus : 0;
    // In hundredths: sums of such fractions fall short of a gate by a hair.
    const confidence =
      Math.min(
        97,
        Math.round(
          100 * (0.35 + places + legal + Math.max(domain, mailed) + identified + (isAlone ? aloneBonus : 0)),
        ),
      ) / 100;
    const isOfDomain = domain > 0;
    const isTold = isOfDomain || mailed > 0 || identified > 0 || zones.has('label') || zones.has('sender');
    const isSupported = legal > 0 || isTold;
    if (!isSupported && !zones.has('top')) return [];
    const isHead = headsThePage(list, lines);
    const said = isSupported ? withHeadline(confidence, isHead) : headlined(best, lines);
    const isRooted = isOfDomain && ['bottom', 'sender', 'label'].some((zone) => zones.has(zone));
    const isSure = (isTold || isHead || buyers.size > 0) && !isCutShort(best);
    const confidenceKept = isSure ? said : Math.min(said, mayBeAnother);
    return [
      { name: best.name, confidence: confidenceKept, isRooted, isOfDomain, line: best.line, cell: best.cell },
    ];
  });
  const names = settle(scored);
  const [found] = names;
  if (!found) return [];
  const best = inFull(found, names);
  const isOwn = scored.some(
    ({ name, isOfDomain }) => isOfDomain && (name === best.value || name === found.value),
  );
  const own = [best, ...names.filter((entry) => entry !== found && entry.value !== best.value)];
  return hasRivals(best.value, lines, buyers, { sites, isOwn })
    ? own.map((entry) => ({ ...entry, confidence: Math.min(entry.confidence, rivalled) }))
    : own;
}

/** `OESTE - COMÉRCIO DE FRUTAS, S.A.` is one name, or a brand with the company's name behind it. */
function isCutShort({ name, cell }: Sighting): boolean {
  const rest = cell.text.slice(cell.text.indexOf(name) + name.length);
  return !legalForm.test(name) && /^\s[-–]\s/.test(rest) && legalForm.test(rest);
}

/** The brand over the page is told with the form that it has elsewhere. */
function inFull(best: Candidate<string>, names: readonly Candidate<string>[]): Candidate<string> {
  if (legalForm.test(best.value)) return best;
  const full = names.find(({ value }) => legalForm.test(value) && key(value).startsWith(key(best.value)));
  return full ? { ...full, confidence: best.confidence } : best;
}

/** Nothing but its place speaks for it: more so the higher and the larger it stands. */
function headlined({ line }: Sighting, lines: readonly Line[]): number {
  const usual = usualHeight(lines);
  const place = Math.min(9, lines.indexOf(line));
  return 0.5 - place * 0.02 + (line.height > headlineSize * usual ? 0.1 : 0);
}

/** Letterheads are larger than what is written under them; addresses of buyers are not. */
function headsThePage(list: readonly Sighting[], lines: readonly Line[]): boolean {
  return list.some(
    ({ line }) => lines.indexOf(line) < headlineLines && line.height > headlineSize * usualHeight(lines),
  );
}

function withHeadline(confidence: number, isHead: boolean): number {
  return isHead ? Math.min(97, Math.round(100 * confidence) + headlineHundredths) / 100 : confidence;
}

function usualHeight(lines: readonly Line[]): number {
  return lines.map(({ height }) => height).sort((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0;
}

/** The letterhead may leave the legal form out: `Muster Bau` over the foot of the `Muster Bau GmbH`. */
function shortened(
  id: string,
  seen: ReadonlyMap<string, readonly Sighting[]>,
  zones: ReadonlyMap<string, number>,
): number {
  const isElsewhere = [...seen].some(
    ([other, list]) =>
      other !== id &&
      other.length >= 5 &&
      id.startsWith(other) &&
      list.some(({ zone }) => zone === 'top' && !zones.has(zone)),
  );
  return isElsewhere ? shortenedBonus : 0;
}

function settle(
  scored: readonly (Place & {
    readonly name: string;
    readonly confidence: number;
    /** Its own domain is on the page, and it stands where sellers do and buyers do not. */
    readonly isRooted: boolean;
  })[],
): Candidate<string>[] {
  const candidates = ranked(
    scored.map(({ name, confidence, line, cell }): Candidate<string> => ({
      value: name,
      confidence,
      evidence: evidenceAt(line, cell.text, [cell]),
    })),
  );
  const rooted = new Set(scored.filter(({ isRooted }) => isRooted).map(({ name }) => name));
  const [best, ...others] = candidates;
  const second = others.find(({ value }) => !best || !rooted.has(best.value) || rooted.has(value));
  const close =
    best && second && second.confidence > best.confidence - 0.1 && !isSameName(best.value, second.value);
  return close
    ? candidates.map((entry) => ({ ...entry, confidence: Math.min(entry.confidence, 0.8) }))
    : candidates;
}

function sightings(lines: readonly Line[], buyers: ReadonlySet<Cell>): Sighting[] {
  const firstPage = lines.filter(({ page }) => page === lines[0]?.page);
  const top = Math.max(5, Math.ceil(firstPage.length * 0.2));
  const bottom = firstPage.length - Math.max(4, Math.ceil(firstPage.length * 0.2));
  const byPlace = firstPage.flatMap((line, index): Sighting[] =>
    line.cells.flatMap((cell): Sighting[] => {
      const sender = senderName(cell.text);
      if (sender && index < firstPage.length / 2)
        return [{ name: sender, weight: 0.35, zone: 'sender', line, cell }];
      if (buyers.has(cell)) return [];
      const name = companyName(cell.text);
      if (!name) return [];
      if (index < top) return [{ name, weight: 0.3, zone: 'top', line, cell }];
      if (index >= bottom) return [{ name, weight: 0.25, zone: 'bottom', line, cell }];
      return legalForm.test(name) ? [{ name, weight: 0.1, zone: 'middle', line, cell }] : [];
    }),
  );
  const byLabel = labelledTexts(lines, sellerLabel).flatMap(
    ({ text, label, place, relation }): Sighting[] => {
      const starts =
        sellerLabel.exec(place.cell.text)?.index === 0 ||
        (relation === 'same-cell' && accountHolder.test(label));
      const name = starts && !buyers.has(place.cell) ? companyName(text) : null;
      return name ? [{ name, weight: 0.4, zone: 'label', line: place.line, cell: place.cell }] : [];
    },
  );
  return [...byPlace, ...byLabel, ...named(lines, buyers), ...atLastFoot(lines, buyers)];
}

/** In forms that say of both sides who they are: the name that is not the buyer's. */
function named(lines: readonly Line[], buyers: ReadonlySet<Cell>): Sighting[] {
  if (buyers.size === 0) return [];
  return labelledTexts(lines, nameLabel).flatMap(({ text, relation, place: { line, cell }, cell: own }) => {
    if (relation === 'below' || buyers.has(cell) || buyers.has(own)) return [];
    const name = nameLabel.exec(cell.text)?.index === 0 ? companyName(text) : null;
    return name ? [{ name, weight: 0.25, zone: 'label', line, cell: own }] : [];
  });
}

/** Of several pages the last one may be the one that carries the seller's foot. */
function atLastFoot(lines: readonly Line[], buyers: ReadonlySet<Cell>): Sighting[] {
  const lastPage = lines.at(-1)?.page;
  if (lastPage === lines[0]?.page) return [];
  const own = lines.filter(({ page }) => page === lastPage);
  const foot = own.slice(-Math.max(4, Math.ceil(own.length * 0.2)));
  return foot.flatMap((line) =>
    line.cells.flatMap((cell): Sighting[] => {
      const name = buyers.has(cell) ? null : companyName(cell.text);
      return name ? [{ name, weight: 0.25, zone: 'bottom', line, cell }] : [];
    }),
  );
}

function domainLabels(lines: readonly Line[], buyers: ReadonlySet<Cell>, pattern: RegExp): string[] {
  const texts = lines.flatMap(({ cells }) =>
    cells.filter((cell) => !buyers.has(cell) && !madeWith.test(cell.text)).map(({ text }) => text),
  );
  const labels = texts.flatMap((text) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, groups }) => {
      const label = groups?.['label']?.toLowerCase() ?? '';
      return found.startsWith('@') && publicMail.test(label) ? [] : [label];
    }),
  );
  return [...new Set(labels)]
    .filter((label) => !noDomain.test(label))
    .map(key)
    .filter((label) => label.length >= 4);
}
