import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import type { Box, Candidate, Extraction } from '../../client/client.js';
import type { Stage } from './stage.js';

type Place = { readonly name: string; readonly box: Box; readonly isSure: boolean };

const widthPx = 1_000;
const sureFrom = 0.9;
const labelPx = 15;

/** The first page of a bill's document with a box around each value that was read there, as a file; null without places. */
export async function writeEvidencePicture(
  stage: Stage,
  label: string,
  { documentId, extraction }: { readonly documentId: string; readonly extraction: Extraction },
): Promise<URL | null> {
  const places = placesOn(extraction, 1);
  if (places.length === 0) return null;
  const page = await stage.people.clerk.api.GET('/v1/documents/{documentId}/pages/{page}', {
    params: { path: { documentId, page: '1.png' }, query: { widthPx } },
    parseAs: 'arrayBuffer',
  });
  const picture = sharp(new Uint8Array(page));
  const { width, height } = await picture.metadata();
  const folder = path.join(stage.stack.home.dir, 'demo-documents', 'evidence');
  const file = path.join(folder, `${path.parse(label).name}.png`);
  const marked = picture.composite([{ input: Buffer.from(overlay(places, width, height)) }]);
  await mkdir(folder, { recursive: true });
  await writeFile(file, await marked.png().toBuffer());
  return pathToFileURL(file);
}

/** The best candidate of each field, where it has a place on this page; and findings that have one. */
export function placesOn({ fields, findings }: Extraction, page: number): Place[] {
  const values = Object.entries<readonly Candidate[]>(fields).flatMap(([name, [best]]) =>
    best?.evidence.box && best.evidence.page === page
      ? [{ name, box: best.evidence.box, isSure: best.confidence >= sureFrom }]
      : [],
  );
  const odd = findings.flatMap(({ code, page: at, box }) =>
    box && at === page ? [{ name: code, box, isSure: false }] : [],
  );
  return [...values, ...odd];
}

/** Green: surely read. Orange: a person has to look. */
export function overlay(places: readonly Place[], width: number, height: number): string {
  const marks = places.map(({ name, box, isSure }) => {
    const colour = isSure ? '#15803d' : '#c2410c';
    const [x, right] = [box.left, box.left + box.width].map((at) => Math.round(at * width));
    const [y, bottom] = [box.top, box.top + box.height].map((at) => Math.round(at * height));
    const size = `width="${(right ?? 0) - (x ?? 0)}" height="${(bottom ?? 0) - (y ?? 0)}"`;
    // Behind its box, where the next line does not begin.
    const at = `x="${(right ?? 0) + 6}" y="${(bottom ?? 0) - 3}"`;
    return (
      `<rect x="${x}" y="${y}" ${size} fill="${colour}" fill-opacity="0.12" stroke="${colour}" stroke-width="2"/>` +
      `<text ${at} font-family="sans-serif" font-size="${labelPx}" fill="${colour}">${escaped(name)}</text>`
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${marks.join('')}</svg>`;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}
