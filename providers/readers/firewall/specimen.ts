/** Letters in one font: one that PDFium brings along, or a TrueType file. */
export type SpecimenRow = {
  readonly name: string;
  readonly file: Uint8Array | null;
  readonly letters: readonly string[];
};

/** In points, of each letter. */
export const specimenCell = 64;
const fontSize = 48;
const [leftBearing, baseline] = [10, 48];
/** A font of PDF has codes of one byte; those of signs stay unused. */
const [firstCode, codesMax] = [33, 200];

/** A page with a cell for each letter, a font a row. PDFium makes up the table that is left out. */
export function specimen(rows: readonly SpecimenRow[]): Uint8Array {
  const width = Math.max(...rows.map(({ letters }) => letters.length)) * specimenCell;
  const height = rows.length * specimenCell;
  const fonts = rows.flatMap((row, index) => fontsOf(row, index));
  const content = rows.flatMap(({ letters }, row) =>
    letters.map((_, column) => {
      const x = column * specimenCell + leftBearing;
      const y = height - row * specimenCell - baseline;
      const [font, code] = [Math.floor(column / codesMax), firstCode + (column % codesMax)];
      return `/F${row}_${font} ${fontSize} Tf 1 0 0 1 ${x} ${y} Tm <${code.toString(16)}> Tj`;
    }),
  );
  const stream = `BT\n${content.join('\n')}\nET`;
  const resources = fonts.map(({ key, dictionary }) => `/${key} ${dictionary}`).join(' ');
  const objects = [
    '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
    '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
    `3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << ${resources} >> >> /Contents 4 0 R >> endobj`,
    `4 0 obj << /Length ${stream.length} >> stream\n${stream}\nendstream endobj`,
    ...rows.flatMap(({ file }, row) => (file ? [descriptor(row), fontFile(row, file)] : [])),
  ];
  return Buffer.from(['%PDF-1.4', ...objects, 'trailer << /Root 1 0 R >>', '%%EOF'].join('\n'), 'latin1');
}

function fontsOf({ name, file, letters }: SpecimenRow, row: number): { key: string; dictionary: string }[] {
  const parts = Array.from({ length: Math.ceil(letters.length / codesMax) }, (_, part) =>
    letters.slice(part * codesMax, (part + 1) * codesMax),
  );
  const kind = file ? `/Subtype /TrueType /FontDescriptor ${numberOf(row)} 0 R` : '/Subtype /Type1';
  return parts.map((own, part) => {
    const glyphs = own.map((letter) => `/${glyphName(letter)}`).join(' ');
    const encoding = `/Encoding << /Type /Encoding /Differences [${firstCode} ${glyphs}] >>`;
    return {
      key: `F${row}_${part}`,
      dictionary: `<< /Type /Font ${kind} /BaseFont /${name.replace(/\..*/, '')} ${encoding} >>`,
    };
  });
}

const digitNames = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Source: Adobe Glyph List, and for what it does not name, its rule for Unicode. */
function glyphName(letter: string): string {
  if (/^[A-Za-z]$/.test(letter)) return letter;
  return (
    digitNames[/^\d$/.test(letter) ? Number(letter) : -1] ??
    `uni${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  );
}

function numberOf(row: number): number {
  return 10 + 2 * row;
}

function descriptor(row: number): string {
  const number = numberOf(row);
  return `${number} 0 obj << /Type /FontDescriptor /FontName /F${row} /Flags 32 /FontFile2 ${number + 1} 0 R >> endobj`;
}

function fontFile(row: number, file: Uint8Array): string {
  const bytes = Buffer.from(file).toString('latin1');
  return `${numberOf(row) + 1} 0 obj << /Length ${file.length} >> stream\n${bytes}\nendstream endobj`;
}
