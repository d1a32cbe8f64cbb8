import type { Candidate } from '../../../domain/extraction.js';
import { ranked } from '../reading.js';
import { senderName } from './buyer.js';
import { findDates } from './dates.js';
import { numberLabel, sellerLabel } from './labels.js';
import { labelledTexts } from './label-values.js';
import { evidenceAt, type Cell, type Line, type Place } from './layout.js';

const legalForm =
  /(?<!\p{L})(?:GmbH(?: ?& ?Co\.? ?KG)?|mbH|AG|KGaA|KG|OHG|UG(?: \(haftungsbeschränkt\))?|e\.? ?K\.?|e\.V\.|GbR|SE|Ltd\.?|Limited|LLP|LLC|L\.L\.C\.|Inc\.?|Incorporated|Corp\.?|Corporation|PLC|plc|Pty\.?(?: Ltd\.?)?|Pvt\.?(?: Ltd\.?)?|SARL|S\.?A\.?R\.?L\.?|SASU?|S\.A\.S\.?|S\.?A\.?|SNC|EURL|S\.?L\.?U?\.?|S\.?r\.?l\.?|S\.?p\.?A\.?|B\.?V\.?|N\.?V\.?|Sp\. ?z ?o\.? ?o\.?|spółka akcyjna|Lda\.?|Unipessoal|A\/S|ApS|AB|ASA|AS|Oy|Oyj|K\.K\.|Co\., Ltd\.?|& Co\.?|株式会社)(?![\p{L}])/u;
const publicMail =
  /^(?:gmail|googlemail|gmx|outlook|hotmail|yahoo|icloud|web|t-online|orange|free|wanadoo|laposte|libero|aol|live|example|localhost)$/;
const host =
  /(?:@|www\.|https?:\/\/)(?:[a-z0-9-]+\.)*?(?<label>[a-z0-9-]{3,40})\.(?:[a-z]{2,3}\.)?[a-z]{2,12}(?![a-z0-9.-]*@)/gi;

type Sighting = {
  readonly name: string;
  readonly weight: number;
  readonly zone: string;
  readonly line: Line;
  readonly cell: Cell;
};

/** The seller's name by where it stands, its legal form and the domain of its mail; never one from the buyer's block. */
export function findVendorNames(lines: readonly Line[], buyers: ReadonlySet<Cell>): Candidate<string>[] {
  const buyerNames = new Set([...buyers].map(({ text }) => key(text)));
  const domains = domainLabels(lines, buyers);
  const seen = new Map<string, Sighting[]>();
  for (const sighting of sightings(lines, buyers)) {
    const id = key(sighting.name);
    if (id.length < 3 || buyerNames.has(id)) continue;
    seen.set(id, [...(seen.get(id) ?? []), sighting]);
  }
  const scored = [...seen.entries()].flatMap(([id, list]) => {
    const best = list.reduce((a, b) => (b.weight > a.weight ? b : a));
    const zones = new Map(list.map(({ zone, weight }) => [zone, weight]));
    const places = [...zones.values()].reduce((a, b) => a + b, 0);
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
    const confidence = Math.min(0.97, 0.35 + places + legal + domain);
    if (legal === 0 && domain === 0 && !zones.has('label')) return [];
    return [{ name: best.name, confidence, line: best.line, cell: best.cell }];
  });
  return settle(scored);
}

function settle(
  scored: readonly (Place & { readonly name: string; readonly confidence: number })[],
): Candidate<string>[] {
  const candidates = ranked(
    scored.map(({ name, confidence, line, cell }): Candidate<string> => ({
      value: name,
      confidence,
      evidence: evidenceAt(line, cell.text, [cell]),
    })),
  );
  const [best, second] = candidates;
  const close =
    best && second && second.confidence > best.confidence - 0.1 && !related(best.value, second.value);
  return close
    ? candidates.map((entry) => ({ ...entry, confidence: Math.min(entry.confidence, 0.8) }))
    : candidates;
}

function related(a: string, b: string): boolean {
  return key(a).includes(key(b)) || key(b).includes(key(a));
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
  const byLabel = labelledTexts(lines, sellerLabel).flatMap(({ text, label, place }): Sighting[] => {
    const starts = place.cell.text.trim().toLowerCase().startsWith(label.toLowerCase());
    const name = starts && !buyers.has(place.cell) ? companyName(text) : null;
    return name ? [{ name, weight: 0.4, zone: 'label', line: place.line, cell: place.cell }] : [];
  });
  return [...byLabel, ...byPlace];
}

/** The name at the start of a cell, up to a separator; null for labels, addresses, sentences, dates and numbers. */
function companyName(cell: string): string | null {
  const legal = legalForm.exec(cell);
  const head = legal ? cell.slice(0, legal.index + legal[0].length) : cell;
  const name = head
    .split(/\s[-–|·●•]\s|[|●•]|,\s(?!(?:Inc|LLC|Ltd|Lda|S\.))/)[0]
    ?.replace(/^(?:All .{0,30} sold by|©|Copyright \d*)\s*/i, '')
    .replace(/[\s,:]+$/, '')
    .trim();
  if (!name || name.length < 3 || name.length > 70 || name.split(/\s+/).length > 8) return null;
  if (!/\p{Lu}/u.test(name) || /[@€$£:;?!]|\d{4,}|https?|www\./.test(name)) return null;
  if (numberLabel.test(name) || findDates(name, 'unknown').length > 0 || /^\d/.test(name)) return null;
  return name;
}

function domainLabels(lines: readonly Line[], buyers: ReadonlySet<Cell>): string[] {
  const texts = lines.flatMap(({ cells }) =>
    cells.filter((cell) => !buyers.has(cell)).map(({ text }) => text),
  );
  const labels = texts.flatMap((text) =>
    [...text.matchAll(host)].map(({ groups }) => groups?.['label'] ?? ''),
  );
  return [...new Set(labels.map((label) => label.toLowerCase()))]
    .filter((label) => !publicMail.test(label))
    .map(key)
    .filter((label) => label.length >= 4);
}

/** Letters and digits only, without accents. */
export function key(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^\p{L}\d]/gu, '');
}

/** As domains spell umlauts: `ä` is `ae`. */
export function spelledOut(name: string): string {
  return key(name.replace(/ä/gi, 'ae').replace(/ö/gi, 'oe').replace(/ü/gi, 'ue'));
}
