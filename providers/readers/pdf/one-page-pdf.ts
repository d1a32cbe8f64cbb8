/** `file`: a TrueType font; null where PDFium brings the font along. `entries` are those of its dictionary, such as its encoding. */
export type PageFont = {
  readonly key: string;
  readonly name: string;
  readonly file: Uint8Array | null;
  readonly entries: string;
};

type OnePage = {
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly fonts: readonly PageFont[];
  /** Operators that show text; in Latin 1. */
  readonly texts: readonly string[];
};

const firstFreeNumber = 5;

/** A page of our own for our own engines, which make up the table that is left out. */
export function onePagePdf({ width, height, fonts, texts }: OnePage): Uint8Array {
  const files = [...new Set(fonts.flatMap(({ file }) => file ?? []))];
  const descriptorOf = (file: Uint8Array) => firstFreeNumber + 2 * files.indexOf(file);
  const resources = fonts.map(({ key, name, file, entries }) => {
    const kind = file ? `/Subtype /TrueType /FontDescriptor ${descriptorOf(file)} 0 R` : '/Subtype /Type1';
    return `/${key} << /Type /Font ${kind} /BaseFont /${name} ${entries} >>`;
  });
  const content = `BT\n${texts.join('\n')}\nET`;
  const packed = files.flatMap((file) => [
    `${descriptorOf(file)} 0 obj << /Type /FontDescriptor /Flags 32 /FontFile2 ${descriptorOf(file) + 1} 0 R >> endobj`,
    `${descriptorOf(file) + 1} 0 obj ${streamOf(Buffer.from(file).toString('latin1'))} endobj`,
  ]);
  const objects = [
    '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
    '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
    `3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << ${resources.join(' ')} >> >> /Contents 4 0 R >> endobj`,
    `4 0 obj ${streamOf(content)} endobj`,
    ...packed,
  ];
  return Buffer.from(['%PDF-1.4', ...objects, 'trailer << /Root 1 0 R >>', '%%EOF'].join('\n'), 'latin1');
}

function streamOf(content: string): string {
  return `<< /Length ${content.length} >> stream\n${content}\nendstream`;
}
