/** Adds a signature over all of the file, and a revision of these objects behind it; without objects it stays as it was signed. */
export function revised(file: Buffer, objects: readonly string[]): Buffer {
  const text = file.toString('latin1');
  const startXref = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? '0';
  const root = /\/Root (\d+ \d+ R)/.exec(text)?.[1] ?? '1 0 R';
  const size = Number(/\/Size (\d+)/.exec(text)?.[1] ?? '100');
  const trailer = { startXref, root, size: size + 801 };
  const to = append(text, [signatureObject(size + 800, text.length, 0)], trailer).text.length;
  const signature = append(text, [signatureObject(size + 800, text.length, to)], trailer);
  if (objects.length === 0) return Buffer.from(signature.text, 'latin1');
  const changed = append(signature.text, objects, { startXref: String(signature.xref), root, size: 1000 });
  return Buffer.from(changed.text, 'latin1');
}

function signatureObject(number: number, from: number, to: number): string {
  const padded = (value: number) => String(Math.max(0, value)).padStart(10, '0');
  const range = `[0 ${from} ${padded(from + 150)} ${padded(to - from - 150)}]`;
  return `${number} 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange ${range} /Contents <00> >>\nendobj`;
}

function append(
  text: string,
  objects: readonly string[],
  trailer: { readonly startXref: string; readonly root: string; readonly size: number },
): { readonly text: string; readonly xref: number } {
  let body = text.endsWith('\n') ? text : `${text}\n`;
  const entries: string[] = [];
  for (const object of objects) {
    const number = /^\d+/.exec(object)?.[0] ?? '0';
    entries.push(`${number} 1\n${String(body.length).padStart(10, '0')} 00000 n \n`);
    body += `${object}\n`;
  }
  const xref = body.length;
  body += `xref\n0 0\n${entries.join('')}trailer\n<< /Size ${trailer.size} /Root ${trailer.root} /Prev ${trailer.startXref} >>\nstartxref\n${xref}\n%%EOF\n`;
  return { text: body, xref };
}
