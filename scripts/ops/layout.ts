/** Where a command writes, and whether marks of a terminal may be used. */
export type Output = { readonly write: (text: string) => void; readonly isTerminal: boolean };

export const bold = (output: Output, text: string) =>
  output.isTerminal ? `\u001b[1m${text}\u001b[22m` : text;

/** Columns as wide as their widest cell; the last one is left as it is. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === cells.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}

/** Labelled lines under a heading. */
export function section(
  output: Output,
  heading: string,
  lines: readonly (readonly [string, string])[],
): string {
  const width = Math.max(0, ...lines.map(([label]) => label.length));
  const body = lines.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`.trimEnd());
  return [bold(output, heading), ...body].join('\n');
}

/** `3d 4h`, `12m`, `40s`: two units at most. */
export function age(seconds: number): string {
  const units = [
    ['d', 86_400],
    ['h', 3_600],
    ['m', 60],
    ['s', 1],
  ] as const;
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first === -1) return '0s';
  let rest = Math.floor(seconds);
  return units
    .slice(first, first + 2)
    .flatMap(([unit, size]) => {
      const count = Math.floor(rest / size);
      rest %= size;
      return count > 0 ? [`${count}${unit}`] : [];
    })
    .join(' ');
}

/** `90s`, `15m`, `2h`, `3d` in milliseconds; null when it is none. */
export function durationMs(text: string): number | null {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const sizes: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
  return count === undefined || unit === undefined ? null : Number(count) * (sizes[unit] ?? 0);
}
