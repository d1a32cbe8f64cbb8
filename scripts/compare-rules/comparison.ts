import { readXml } from '../../providers/readers/xml/read-xml.js';
import type { Base } from './bases.js';
import { knownDifferences, sides, type Side } from './known-differences.js';
import { mutantsOf } from './mutants.js';
import { gaveUp, officiallyBroken } from './official-rules.js';

/** A rule that only one side finds broken, and by which changes. */
export type Disagreement = {
  readonly rule: string;
  readonly side: Side;
  readonly changes: readonly string[];
};

export type Comparison = {
  readonly documents: number;
  readonly alike: number;
  /** On which a Schematron gave up, as on an amount that is no number. */
  readonly unread: number;
  /** How often each known difference was met. */
  readonly known: ReadonlyMap<string, number>;
  /** The most frequent first. */
  readonly disagreements: readonly Disagreement[];
  readonly agreements: readonly Agreement[];
};

/** What both sides say of a document: a fact to test by where nothing official is installed. */
export type Agreement = { readonly base: string; readonly change: string; readonly rules: readonly string[] };

type Difference = { readonly rule: string; readonly side: Side; readonly change: string };
type Judged = {
  readonly base: string;
  readonly change: string;
  readonly ours: Rules;
  readonly theirs: Rules;
};
type Rules = ReadonlySet<string>;

/** `every` takes each so-and-so-many-th change only. */
export async function compared(bases: readonly Base[], every = 1): Promise<Comparison> {
  const documents = bases.flatMap(({ name, xml }) => [
    { base: name, change: 'nothing', xml },
    ...mutantsOf(xml)
      .filter((_, index) => index % every === 0)
      .map((mutant) => ({ ...mutant, base: name })),
  ]);
  const official = await officiallyBroken(documents.map(({ xml }) => xml));
  const judged = documents.flatMap(({ base, change, xml }, index): Judged[] => {
    const rules = official[index] ?? [gaveUp];
    return rules.includes(gaveUp) ? [] : [{ base, change, ours: brokenToUs(xml), theirs: asked(rules) }];
  });
  const differing = judged.map(differencesOf).filter(({ length }) => length > 0);
  return {
    documents: documents.length,
    unread: documents.length - judged.length,
    alike: judged.length - differing.length,
    agreements: judged
      .filter((document) => differencesOf(document).length === 0)
      .map(({ base, change, ours }) => ({ base, change, rules: [...ours].sort() })),
    ...sorted(differing.flat()),
  };
}

/** The rules of EN 16931, XRechnung and Peppol that we find broken. */
export function brokenToUs(xml: string): Set<string> {
  return asked(readXml(Buffer.from(xml)).findings.map(({ code }) => code));
}

/** IGIC and IPSI had other letters in UBL than in CII, before they were given the same. */
function asked(rules: readonly string[]): Set<string> {
  const own = rules.filter((rule) => /^(?:BR|PEPPOL-EN16931)-/.test(rule));
  return new Set(own.map((rule) => rule.replace(/^BR-IG-/, 'BR-AF-').replace(/^BR-IP-/, 'BR-AG-')));
}

function differencesOf({ base, change, ours, theirs }: Judged): Difference[] {
  const [theirsOnly, oursOnly] = sides;
  const name = `${base}: ${change}`;
  return [
    ...[...theirs]
      .filter((rule) => !ours.has(rule))
      .map((rule) => ({ rule, side: theirsOnly, change: name })),
    ...[...ours].filter((rule) => !theirs.has(rule)).map((rule) => ({ rule, side: oursOnly, change: name })),
  ];
}

function sorted(differences: readonly Difference[]): Pick<Comparison, 'known' | 'disagreements'> {
  const known = new Map<string, number>();
  const open = new Map<string, Difference[]>();
  for (const difference of differences) {
    const { rule, side, change } = difference;
    const reason = knownDifferences.find(
      (entry) => entry.side === side && entry.rules.test(rule) && entry.changes.test(change),
    );
    if (reason) known.set(reason.why, (known.get(reason.why) ?? 0) + 1);
    else open.set(`${rule} ${side}`, [...(open.get(`${rule} ${side}`) ?? []), difference]);
  }
  const disagreements = [...open.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ rule: first.rule, side: first.side, changes: group.map(({ change }) => change) }] : [];
  });
  return { known, disagreements: disagreements.toSorted((a, b) => b.changes.length - a.changes.length) };
}
