/** The objects of a file of ours, which has a table of the old kind, are added to behind it. */
type Revision = {
  /** Instead of the catalogue that the file has. */
  readonly root?: string;
  /** Instead of the table before. */
  readonly previous?: number;
  /** Objects that the new table takes from elsewhere: numbers and offsets. */
  readonly moved?: Readonly<Record<number, number>>;
};

const digits = 10;

export function withRevision(text: string, objects: readonly string[], revision: Revision = {}): string {
  const previous = revision.previous ?? Number(lastMatch(text, /startxref\s+(\d+)/g));
  const root = revision.root ?? lastMatch(text, /\/Root (\d+ \d+ R)/g);
  let body = text.endsWith('\n') ? text : `${text}\n`;
  const places = new Map<number, number>(
    Object.entries(revision.moved ?? {}).map(([number, offset]) => [Number(number), offset]),
  );
  for (const object of objects) {
    places.set(Number(/^\d+/.exec(object)?.[0] ?? 0), body.length);
    body += `${object}\n`;
  }
  const entries = [...places].map(
    ([number, offset]) => `${number} 1\n${String(offset).padStart(digits, '0')} 00000 n \n`,
  );
  return `${body}xref\n0 0\n${entries.join('')}trailer\n<< /Size 1000 /Root ${root} /Prev ${previous} >>\nstartxref\n${body.length}\n%%EOF\n`;
}

/** A signature that covers all of the file, or less where `cover` says so. It is not asked here whose it is. */
export function signed(
  text: string,
  { number = 800, cover }: { number?: number; cover?: (range: ByteRange) => ByteRange } = {},
): string {
  const empty = '0'.repeat(digits);
  const object = `${number} 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 ${empty} ${empty} ${empty}] /Contents <00ff> >>\nendobj`;
  const file = withRevision(text, [object]);
  const at = file.lastIndexOf('/ByteRange');
  const gap = file.indexOf('<00ff>', at);
  const whole = [gap, gap + 6, file.length - gap - 6] as const;
  const range = (cover?.(whole) ?? whole).map((each) => String(each).padStart(digits, '0'));
  return `${file.slice(0, at)}/ByteRange [0 ${range.join(' ')}]${file.slice(file.indexOf(']', at) + 1)}`;
}

/** Up to where it is signed first, from where it is signed again, and how far. */
export type ByteRange = readonly [before: number, from: number, length: number];

function lastMatch(text: string, pattern: RegExp): string {
  return [...text.matchAll(pattern)].at(-1)?.[1] ?? '0';
}
