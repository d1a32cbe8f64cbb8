export type Tone = 'plain' | 'good' | 'bad' | 'asks' | 'quiet';

const codes: Readonly<Record<Exclude<Tone, 'plain'>, string>> = {
  good: '32',
  bad: '31',
  asks: '33',
  quiet: '90',
};

/** Colours only where somebody looks: a terminal that has not asked for none. */
export function paint(text: string, tone: Tone): string {
  const isShown = process.stdout.isTTY && !process.env['NO_COLOR'];
  return tone === 'plain' || !isShown ? text : `\u001b[${codes[tone]}m${text}\u001b[0m`;
}

export type Narrator = {
  /** One line: seconds since the beginning, what it is about, what happened. */
  readonly tell: (about: string, text: string, tone?: Tone) => void;
  readonly heading: (text: string) => void;
  readonly print: (text: string) => void;
};

/** Seconds are counted from `startedAtMs`; `aboutWidth` keeps the columns in line. */
export function createNarrator(startedAtMs: number, aboutWidth: number): Narrator {
  const print = (text: string) => void process.stdout.write(`${text}\n`);
  return {
    print,
    heading: (text) => print(`\n${paint(text, 'good')}\n`),
    tell: (about, text, tone = 'plain') => {
      const seconds = ((Date.now() - startedAtMs) / 1_000).toFixed(1).padStart(6);
      print(`${paint(`${seconds} s`, 'quiet')}  ${about.padEnd(aboutWidth)}  ${paint(text, tone)}`);
    },
  };
}

/** Columns as wide as their widest cell; `right` names those that hold numbers. */
export function layTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string[] {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `  ${cells
      .map((cell, column) =>
        right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()}`;
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)];
}
