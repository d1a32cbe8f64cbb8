import type { Truth } from '../score.js';

// A document as a person would sketch it: what is true of it, and what stands where on its pages. See README.md.

export type Style = {
  readonly size?: number;
  readonly isBold: boolean;
  /** Red, green and blue from 0 to 1. */
  readonly color?: readonly [number, number, number];
  /** How text is cut into runs, as programs that kern do. */
  readonly runs?: 'words' | 'letters';
  readonly turnedDegrees: number;
  /** Points between two runs. */
  readonly widePoints: number;
};

/** Points from the top left corner of the page; a place below zero is where the cell ends. */
export type Mark = { readonly page: number } & (
  | {
      readonly shape: 'rows';
      readonly places: readonly number[];
      readonly top: number;
      readonly step: number;
      readonly rows: readonly (readonly string[])[];
      readonly style: Style;
    }
  | { readonly shape: 'box' | 'frame' | 'rule'; readonly numbers: readonly number[]; readonly style: Style }
);

export type PageScript = {
  readonly paper: 'a4' | 'letter';
  readonly face: 'helvetica' | 'times' | 'courier' | 'noto';
  readonly size: number;
  readonly runs: Style['runs'] | null;
  /** In which order a program put down what is on the page. */
  readonly drawn: 'written' | 'reversed' | 'interleaved';
  readonly pages: number;
  readonly marks: readonly Mark[];
  readonly truth: Truth;
};

const rowStep = 12;
const amounts = ['total', 'amountDue', 'net', 'tax', 'linesTotal'] as const;
const words = ['kind', 'vendor', 'taxId', 'number', 'date', 'currency', 'order'] as const;

export function parsePageScript(source: string): PageScript {
  const [head = '', ...blocks] = source.trim().split(/\n{2,}/);
  const facts = new Map(
    head.split('\n').map((line) => {
      const at = line.indexOf(': ');
      return [line.slice(0, at), line.slice(at + 2)] as const;
    }),
  );
  const marks: Mark[] = [];
  let page = 1;
  for (const block of blocks) {
    if (block === '=== page') page += 1;
    else marks.push(markOf(block, page));
  }
  const choice = <T extends string>(name: string, list: readonly T[], other: T) =>
    list.find((entry) => entry === facts.get(name)) ?? other;
  return {
    paper: choice('paper', ['a4', 'letter'], 'a4'),
    face: choice('face', ['helvetica', 'times', 'courier', 'noto'], 'helvetica'),
    size: Number(facts.get('size') ?? 9),
    runs: (['words', 'letters'] as const).find((runs) => runs === facts.get('runs')) ?? null,
    drawn: choice('drawn', ['written', 'reversed', 'interleaved'], 'written'),
    pages: page,
    marks,
    truth: truthOf(facts),
  };
}

function markOf(block: string, page: number): Mark {
  const [head = '', ...lines] = block.split('\n');
  const shape = (['box', 'frame', 'rule'] as const).find((name) => head.startsWith(`${name} `));
  const style = styleOf(head.slice(head.indexOf('@')).split(' ').slice(1));
  if (shape) {
    const [, ...rest] = head.split(' ');
    const numbers = rest.filter((word) => !word.startsWith('#')).map(Number);
    return { shape, page, numbers, style: styleOf(rest.filter((word) => word.startsWith('#'))) };
  }
  const [, places = '', top, step] = /^([-\d. ]+) @([\d.]+)(?:\+([\d.]+))?/.exec(head) ?? [];
  if (top === undefined) throw new Error(`No place is given for ${JSON.stringify(block)}`);
  return {
    shape: 'rows',
    page,
    places: places.split(' ').map(Number),
    top: Number(top),
    step: Number(step ?? rowStep),
    rows: lines.map((line) => line.split(/ ?\| ?/).map(unescape)),
    style,
  };
}

function styleOf(said: readonly string[]): Style {
  const behind = (word: string) => Number(said[said.indexOf(word) + 1] ?? 0);
  const color = said.find((word) => word.startsWith('#'));
  const part = (at: number) => parseInt(color?.slice(at, at + 2) ?? '0', 16) / 255;
  const size = /^\d/.test(said[0] ?? '') ? { size: Number(said[0]) } : {};
  const runs = (['words', 'letters'] as const).find((word) => said.includes(word));
  return {
    ...size,
    ...(runs ? { runs } : {}),
    ...(color ? { color: [part(1), part(3), part(5)] as const } : {}),
    isBold: said.includes('bold'),
    turnedDegrees: said.includes('turned') ? behind('turned') : 0,
    widePoints: said.includes('wide') ? behind('wide') : 0,
  };
}

/** Spaces that cannot be seen are written as `\u202f`. */
function unescape(text: string): string {
  return text.replace(/\\u([\da-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function truthOf(facts: ReadonlyMap<string, string>): Truth {
  const said = (names: readonly string[]) =>
    names.flatMap((name) => {
      const value = facts.get(name);
      return value === undefined ? [] : [[name, value] as const];
    });
  const due = facts.get('due');
  const count = facts.get('lineCount');
  return {
    ...Object.fromEntries(said(words)),
    ...Object.fromEntries(said(amounts).map(([name, value]) => [name, Math.round(Number(value) * 100)])),
    ...(due === undefined ? {} : { due: due === 'none' ? null : due }),
    ...(count === undefined ? {} : { lineCount: Number(count) }),
  };
}
