/**
 * Legal forms as they stand at the end of a name, after `foldName`; the value joins the spellings of one form. Longer
 * ones are tried first.
 */
const legalForms: ReadonlyMap<string, string> = new Map([
  ...same('gmbh', 'gmbh', 'mbh', 'gesellschaft mit beschrankter haftung', 'ges mbh', 'gesmbh'),
  ...same('gmbh & co kg', 'gmbh and co kg', 'gmbh co kg', 'gmbh and co kgaa'),
  ...same('ug', 'ug', 'ug haftungsbeschrankt', 'unternehmergesellschaft'),
  ...same('ag', 'ag', 'aktiengesellschaft'),
  ...same('kg', 'kg', 'co kg', 'and co kg'),
  ...same('ohg', 'ohg'),
  ...same('gbr', 'gbr'),
  ...same('ek', 'ek', 'e k', 'e kfm'),
  ...same('ev', 'ev', 'e v'),
  ...same('eg', 'eg', 'e g'),
  ...same('se', 'se'),
  ...same('ltd', 'ltd', 'limited', 'co ltd', 'company limited'),
  ...same('pvt ltd', 'pvt ltd', 'private limited', 'pte ltd', 'pty ltd', 'proprietary limited'),
  ...same('plc', 'plc', 'public limited company'),
  ...same('llp', 'llp'),
  ...same('llc', 'llc', 'l l c', 'limited liability company'),
  ...same('lp', 'lp'),
  ...same('inc', 'inc', 'incorporated'),
  ...same('corp', 'corp', 'corporation'),
  ...same('co', 'co', 'company', 'and co'),
  ...same('sarl', 'sarl', 'eurl', 'societe a responsabilite limitee'),
  ...same('sas', 'sas', 'sasu'),
  ...same('sa', 'sa', 's a', 'societe anonyme', 'sociedad anonima'),
  ...same('srl', 'srl', 'srls', 's r l', 'societa a responsabilita limitata'),
  ...same('spa', 'spa', 's p a', 'societa per azioni'),
  ...same('sl', 'sl', 'slu', 's l', 'sociedad limitada'),
  ...same('lda', 'lda', 'limitada', 'ltda'),
  ...same('sa de cv', 'sa de cv'),
  ...same('s de rl de cv', 's de rl de cv'),
  ...same('bv', 'bv', 'b v', 'bvba', 'besloten vennootschap'),
  ...same('nv', 'nv', 'n v'),
  ...same('vof', 'vof'),
  ...same('ab', 'ab', 'aktiebolag'),
  ...same('as', 'as', 'asa', 'a s'),
  ...same('aps', 'aps'),
  ...same('oy', 'oy', 'oyj'),
  ...same(
    'sp zoo',
    'sp zoo',
    'sp z oo',
    'sp z o o',
    'spolka z oo',
    'spolka z ograniczona odpowiedzialnoscia',
  ),
  ...same('sp k', 'sp k', 'spk', 'sp j', 'spj'),
  ...same('sro', 'sro', 's r o', 'spol s r o', 'spol sro'),
  ...same('doo', 'doo', 'd o o'),
  ...same('kft', 'kft', 'zrt', 'nyrt'),
  ...same('ood', 'ood', 'eood'),
  ...same('kk', 'kk', 'k k', 'kabushiki kaisha'),
  ...same('ооо', 'ооо'),
]);

/** Forms that some countries write in front of the name. */
const leadingForms: ReadonlySet<string> = new Set(['sarl', 'eurl', 'sas', 'sasu', 'gmbh', 'kk', 'ооо']);

const wordsMax = 5;

export type SplitName = {
  /** The name without its legal form; the whole name when it is nothing else. */
  readonly core: string;
  /** Null when the name has none. */
  readonly form: string | null;
};

export function splitName(name: string): SplitName {
  const words = foldName(name)
    .split(' ')
    .filter((word) => word !== '');
  for (let length = Math.min(wordsMax, words.length - 1); length > 0; length -= 1) {
    const form = legalForms.get(words.slice(-length).join(' '));
    if (form !== undefined) return { core: words.slice(0, -length).join(' '), form };
  }
  const [first = ''] = words;
  return words.length > 1 && leadingForms.has(first)
    ? { core: words.slice(1).join(' '), form: legalForms.get(first) ?? null }
    : { core: words.join(' '), form: null };
}

/** The name as it is compared: no case, accents, punctuation or legal form. */
export function normalizeName(name: string): string {
  return splitName(name).core;
}

/** A form that one side leaves out is no disagreement. */
export function isSameForm(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b;
}

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Letters and digits in lower case, without accents and punctuation; words apart by one space. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => letters[letter] ?? letter)
    .replace(/\(?株式会社\)?|\(株\)/g, ' kk ')
    .replace(/&|\+/g, ' and ')
    .replace(/(?<=\p{L})\.(?=\p{L}\b)|['’`´]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

function same(form: string, ...spellings: readonly string[]): [string, string][] {
  return spellings.map((spelling) => [spelling, form]);
}
