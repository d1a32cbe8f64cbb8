import { attack, canvas, cleanPdf, lines, saved, type Attack } from './attack.js';
import { signed, withRevision } from './revised.js';

const rectangle = '1 1 1 rg 0 0 600 800 re f';

/** A file as text, with where to find in it what an attacker changes. */
async function clean() {
  const text = Buffer.from(await cleanPdf()).toString('latin1');
  const number = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);
  return {
    text,
    catalog: number(/\/Root (\d+) 0 R/),
    page: number(/(\d+) 0 obj\s*<<[^>]*\/Type \/Page\b/),
    font: number(/(\d+) 0 obj\s*<<\s*\/Type \/Font\b/),
    content: number(/\/Contents (?:\[ )?(\d+) 0 R/),
    pages: number(/\/Pages (\d+) 0 R/),
  };
}

function stream(number: number, content: string, entries = ''): string {
  return `${number} 0 obj\n<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj`;
}

/** What is signed is not what is shown: by what came behind the signature, or by what it leaves out. */
export async function signatures(): Promise<Attack[]> {
  const { text, catalog, page, font, content, pages } = await clean();
  const [pageText, catalogText] = [bodyOf(text, page), bodyOf(text, catalog)];
  const behind: Readonly<Record<string, readonly string[]>> = {
    'a content drawn anew': [stream(content, '0 0 1 rg')],
    'a content drawn anew that says to be metadata': [stream(content, rectangle, '/Type /Metadata')],
    'a page put in its place': ['900 0 obj\n<< /Type /Page /MediaBox [0 0 595 842] >>\nendobj'],
    'a page that does not say that it is one': [
      stream(901, rectangle),
      `${page} 0 obj\n${pageText.replace('/Type /Page', '').replace(/\/Contents (?:\[[^\]]*\]|\d+ 0 R)/, '/Contents 901 0 R')}\nendobj`,
    ],
    'a catalogue with other pages': [
      '902 0 obj\n<< /Kids [903 0 R] /Count 1 >>\nendobj',
      `903 0 obj\n<< /Parent 902 0 R /MediaBox [0 0 595 842] >>\nendobj`,
      `${catalog} 0 obj\n${catalogText.replace(`/Pages ${pages} 0 R`, '/Pages 902 0 R')}\nendobj`,
    ],
    'a font that draws other digits': [
      `${font} 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [49 /nine] >> >>\nendobj`,
    ],
    'text laid over the page': [
      '904 0 obj\n<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (USD 98,765.43) >>\nendobj',
    ],
    'a stamp on the page': ['905 0 obj\n<< /Type /Annot /Subtype /Stamp /Rect [0 0 9 9] >>\nendobj'],
    'a white square on the page': [
      '906 0 obj\n<< /Subtype /Square /IC [1 1 1] /C [1 1 1] /Rect [50 50 500 90] >>\nendobj',
    ],
    'a field that is filled in': ['700 0 obj\n<< /FT /Tx /T (total) /V (USD 98,765.43) >>\nendobj'],
  };
  const before = withRevision(text, ['700 0 obj\n<< /FT /Tx /T (total) /V () >>\nendobj']);
  const twice = withRevision(text, [stream(content, rectangle)]);
  const again = withRevision(signed(before), behind['a content drawn anew'] ?? []);
  const files: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      Object.entries(behind).map(([name, objects]) => [name, withRevision(signed(before), objects)]),
    ),
    'another catalogue': withRevision(signed(before), ['907 0 obj\n<< /Pages 902 0 R >>\nendobj'], {
      root: '907 0 R',
    }),
    'an object of before in the place of another': withRevision(signed(twice), [], {
      moved: { [content]: text.indexOf(`${content} 0 obj`) },
    }),
    'a revision of before': withRevision(signed(twice), [], {
      previous: Number(/startxref\s+(\d+)/.exec(text)?.[1] ?? 0),
    }),
    'a second signature over what was changed': signed(again, { number: 801 }),
  };
  const partly: Readonly<Record<string, string>> = {
    'that ends before the end': signed(text, { cover: ([end, from]) => [end, from, 100] }),
    'with a hole': signed(text, { cover: ([end, from, length]) => [end - 400, from, length] }),
    'of nothing but its own end': signed(text, { cover: ([, from, length]) => [0, from, length] }),
  };
  const made = (name: string, code: string, file: string) =>
    attack('signature', name, [code], Buffer.from(file, 'latin1'));
  return [
    ...Object.entries(files).map(([name, file]) => made(name, 'changed_after_signature', file)),
    ...Object.entries(partly).map(([name, file]) => made(`a signature ${name}`, 'partly_signed', file)),
    await amountAdded(),
  ];
}

async function amountAdded(): Promise<Attack> {
  const on = await canvas();
  const before = Buffer.from(await saved(on)).toString('latin1');
  on.page.drawText(lines.en.amount, { x: 60, y: 20, size: 10, font: on.font });
  const after = Buffer.from(await saved(on)).toString('latin1');
  const objects = after.match(/\d+ 0 obj\s[^]*?endobj/g) ?? [];
  const file = withRevision(signed(before), objects);
  return attack(
    'signature',
    'the whole file anew, with an amount',
    ['changed_after_signature'],
    Buffer.from(file, 'latin1'),
  );
}

function bodyOf(text: string, number: number): string {
  return new RegExp(`(?:^|\\n)${number} 0 obj\\s*([^]*?)\\s*endobj`).exec(text)?.[1] ?? '';
}

/** What rightly follows behind a signature: proofs that it was valid, a time stamp, and a second one without a place on the page. */
export async function rightlySigned(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { text, catalog, page } = await clean();
  const [pageText, catalogText] = [bodyOf(text, page), bodyOf(text, catalog)];
  const grown = (body: string, entries: string) => body.replace(/>>\s*$/, `${entries} >>`);
  const proven = withRevision(signed(text), [
    `${catalog} 0 obj\n${grown(catalogText, '/DSS 810 0 R')}\nendobj`,
    '810 0 obj\n<< /Type /DSS /Certs [811 0 R] >>\nendobj',
    stream(811, 'a certificate'),
  ]);
  const second = withRevision(signed(text), [
    `${catalog} 0 obj\n${grown(catalogText, '/AcroForm << /Fields [812 0 R] /SigFlags 3 >>')}\nendobj`,
    `${page} 0 obj\n${grown(pageText, '/Annots [812 0 R]')}\nendobj`,
    '812 0 obj\n<< /Type /Annot /Subtype /Widget /FT /Sig /T (Second) /Rect [0 0 0 0] /V 801 0 R >>\nendobj',
  ]);
  const files = {
    'by one signature': signed(text),
    'and proven to be valid': proven,
    'and stamped with the time': signed(proven, { number: 801 }),
    'by two': signed(second, { number: 801 }),
  };
  return new Map(Object.entries(files).map(([name, file]) => [name, Buffer.from(file, 'latin1')]));
}
