/** A letter that was recognised; `step` is its place along the line, in steps of the model. */
export type Letter = { readonly text: string; readonly likelihood: number; readonly step: number };

/**
 * The likeliest letters of one line. `output`: for each step along the line the likelihood of "no letter" and then of every
 * letter of the alphabet. The same letter at neighbouring steps is one letter (connectionist temporal classification), as
 * sure as where it is surest: at its edge it is hardly in sight.
 */
export function decodeLine(output: Float32Array, steps: number, alphabet: readonly string[]): Letter[] {
  const classes = output.length / steps;
  const space = alphabet.indexOf(' ') + 1;
  const letters: Letter[] = [];
  let previous = 0;
  let gap: Letter | null = null;
  for (let step = 0; step < steps; step += 1) {
    const { index, likelihood } = likeliest(output, step * classes, classes);
    const spaced = space === 0 ? 0 : (output[step * classes + space] ?? 0);
    const last = letters.at(-1);
    if (index === 0 && spaced >= (gap?.likelihood ?? spaceMin)) gap = { text: ' ', likelihood: spaced, step };
    if (index !== 0 && index !== previous) {
      const text = alphabet[index - 1] ?? '';
      if (gap && last && text !== ' ' && isGap(last.text, text)) letters.push(gap);
      letters.push({ text, likelihood, step });
    } else if (index !== 0 && last && likelihood > last.likelihood) {
      letters.splice(-1, 1, { ...last, likelihood });
    }
    if (index !== 0) gap = null;
    previous = index;
  }
  return letters;
}

function likeliest(
  output: Float32Array,
  from: number,
  classes: number,
): { index: number; likelihood: number } {
  let index = 0;
  let likelihood = -Infinity;
  for (let at = 0; at < classes; at += 1) {
    const value = output[from + at] ?? 0;
    if (value > likelihood) {
      likelihood = value;
      index = at;
    }
  }
  return { index, likelihood };
}

/** A narrow gap between words is rather nothing than a space to the model, which learnt from Chinese. */
const spaceMin = 0.1;

/** Not within a number: `1.240,50` has gaps of its own. */
function isGap(before: string, behind: string): boolean {
  return before !== ' ' && !(/[\d.,]/.test(before) && /[\d.,]/.test(behind));
}

/** Letters that stand together, with the steps that they take. */
export type Piece = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Mean and lowest likelihood of its letters and digits: a `€` is never recognised with any. */
  readonly mean: number;
  readonly weakest: number;
};

/** A line is 48 pixels high for the model and a step is 8 of them wide, so that this is one and a half of its height. */
const columnGapSteps = 9;

/** Cuts a line where a gap is too wide for a space: what stands behind it is another column. */
export function cutIntoPieces(letters: readonly Letter[]): Piece[] {
  const groups: Letter[][] = [];
  for (const letter of letters.filter(({ text }) => text !== '')) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && letter.step - last.step < columnGapSteps) group.push(letter);
    else groups.push([letter]);
  }
  return groups.flatMap((line) => {
    const group = withoutSpecks(line);
    const seen = group.filter(({ text }) => text.trim() !== '');
    const [first, last] = [seen[0], seen.at(-1)];
    if (!first || !last) return [];
    const telling = seen.filter(({ text }) => /[\p{L}\d]/u.test(text));
    const likelihoods = (telling.length > 0 ? telling : seen).map(({ likelihood }) => likelihood);
    return [
      {
        text: asPrinted(group.map(({ text }) => text).join('')),
        from: first.step,
        to: last.step + 1,
        mean: likelihoods.reduce((sum, likelihood) => sum + likelihood, 0) / likelihoods.length,
        weakest: Math.min(...likelihoods),
      },
    ];
  });
}

const chinese = /\p{Script=Han}/u;
const specksMax = 2;

/** Specks and strokes are taken for a Chinese letter or two: the model knows six thousand of them. `円` is Japanese money. */
function withoutSpecks(letters: readonly Letter[]): readonly Letter[] {
  const specks = letters.filter(({ text }) => chinese.test(text) && text !== '円');
  return specks.length > specksMax ? letters : letters.filter((letter) => !specks.includes(letter));
}

/** Signs that the alphabet of the model lacks, by those that it gives for them; it also writes in the widths of Chinese. */
const instead: Readonly<Record<string, string>> = { '∈': '€', β: 'ß', '、': ',', '。': '.' };

function asPrinted(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[∈β、。]/g, (sign) => instead[sign] ?? sign)
    .replace(/(?<!\p{L})(?<n>n)[?*](?=\s|$)/giu, '$<n>°')
    .replace(/(?<form>(?<!\p{L})sp\. ?)[z2] ?[0o]\.? ?[0o]\.?(?![\p{L}\d])/giu, '$<form>z o.o.')
    .trim();
}
