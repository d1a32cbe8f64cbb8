/**
 * The colour space of the web (IEC 61966-2-1) as an ICC 2.1 profile, made from its definition: PDF/A asks for one, and
 * those that can be downloaded have licences.
 */
export function srgbProfile(): Uint8Array {
  const curve = toneCurve();
  const tags: readonly (readonly [signature: string, data: Buffer])[] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length);
  let offset = headerBytes + table.length;
  tags.forEach(([signature, data], index) => {
    table.write(signature, 4 + index * 12, 'latin1');
    table.writeUInt32BE(offset, 8 + index * 12);
    table.writeUInt32BE(data.length, 12 + index * 12);
    offset += data.length;
  });
  return new Uint8Array(Buffer.concat([header(offset), table, ...tags.map(([, data]) => data)]));
}

const headerBytes = 128;

function header(size: number): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  bytes.writeUInt32BE(size);
  bytes.writeUInt32BE(0x0210_0000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  // 1 January 2026, so that the same profile comes out on every day.
  [2026, 1, 1].forEach((part, index) => bytes.writeUInt16BE(part, 24 + index * 2));
  bytes.write('acsp', 36, 'latin1');
  [0.9642, 1, 0.8249].forEach((part, index) => bytes.writeInt32BE(fixed(part), 68 + index * 4));
  return bytes;
}

/** Tags begin at a multiple of four bytes. */
function tag(type: string, content: Buffer): Buffer {
  const length = 8 + content.length;
  const bytes = Buffer.alloc(Math.ceil(length / 4) * 4);
  bytes.write(type, 'latin1');
  content.copy(bytes, 8);
  return bytes;
}

function text(words: string): Buffer {
  return tag('text', Buffer.from(`${words}\0`, 'latin1'));
}

/** The name in ASCII, then none in Unicode and none for the Macintosh. */
function description(name: string): Buffer {
  const ascii = Buffer.from(`${name}\0`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(ascii.length);
  return tag('desc', Buffer.concat([length, ascii, Buffer.alloc(8 + 3 + 67)]));
}

function xyz(...parts: readonly number[]): Buffer {
  const content = Buffer.alloc(12);
  parts.forEach((part, index) => content.writeInt32BE(fixed(part), index * 4));
  return tag('XYZ ', content);
}

function toneCurve(): Buffer {
  const points = 1024;
  const content = Buffer.alloc(4 + points * 2);
  content.writeUInt32BE(points);
  for (let index = 0; index < points; index += 1) {
    const shade = index / (points - 1);
    const light = shade <= 0.04045 ? shade / 12.92 : ((shade + 0.055) / 1.055) ** 2.4;
    content.writeUInt16BE(Math.round(light * 65_535), 4 + index * 2);
  }
  return tag('curv', content);
}

/** Sixteen bits before and after the point. */
function fixed(value: number): number {
  return Math.round(value * 65_536);
}
