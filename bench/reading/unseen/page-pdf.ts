import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fontkit from '@pdf-lib/fontkit';
import { degrees, PDFDocument, rgb, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import type { Mark, PageScript, Style } from './page-script.js';

const fontFolder = path.join(import.meta.dirname, '../../../providers/pdf-lib/fonts');
const papers = { a4: [595.28, 841.89], letter: [612, 792] } as const;
const black = [0.1, 0.1, 0.1] as const;
const standardFaces = {
  helvetica: [StandardFonts.Helvetica, StandardFonts.HelveticaBold],
  times: [StandardFonts.TimesRoman, StandardFonts.TimesRomanBold],
  courier: [StandardFonts.Courier, StandardFonts.CourierBold],
} as const;

type Fonts = { readonly plain: PDFFont; readonly bold: PDFFont };
type Drawing = (pages: readonly PDFPage[]) => void;

/** The document as the program of its vendor would write it. */
export async function pagePdf(script: PageScript): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const fonts = await fontsOf(pdf, script.face);
  const pages = Array.from({ length: script.pages }, () => pdf.addPage([...papers[script.paper]]));
  const boxes = script.marks.filter(({ shape }) => shape === 'box');
  const others = script.marks.filter(({ shape }) => shape !== 'box');
  const drawings = [
    ...boxes.flatMap((mark) => drawingsOf(mark, script, fonts)),
    ...inOrder(
      others.flatMap((mark) => drawingsOf(mark, script, fonts)),
      script.drawn,
    ),
  ];
  for (const draw of drawings) draw(pages);
  return pdf.save();
}

async function fontsOf(pdf: PDFDocument, face: PageScript['face']): Promise<Fonts> {
  if (face !== 'noto') {
    const [plain, bold] = standardFaces[face];
    return { plain: await pdf.embedFont(plain), bold: await pdf.embedFont(bold) };
  }
  pdf.registerFontkit(fontkit);
  const embed = async (file: string) =>
    pdf.embedFont(await readFile(path.join(fontFolder, file)), { subset: true });
  return { plain: await embed('NotoSans-Regular.ttf'), bold: await embed('NotoSans-Bold.ttf') };
}

function drawingsOf(mark: Mark, script: PageScript, fonts: Fonts): Drawing[] {
  const height = papers[script.paper][1];
  const on =
    (draw: (page: PDFPage) => void): Drawing =>
    (pages) => {
      const page = pages[mark.page - 1];
      if (page) draw(page);
    };
  if (mark.shape === 'rows') {
    return mark.rows.flatMap((cells, row) =>
      cells.flatMap((text, column) => {
        const place = { x: mark.places[column] ?? 0, y: height - mark.top - row * mark.step };
        return text === '' ? [] : textDrawings(text, place, mark.style, script, fonts).map(on);
      }),
    );
  }
  const [x = 0, top = 0, width = 0, tall = 0] = mark.numbers;
  if (mark.shape === 'rule') {
    const y = height - top;
    return [
      on((page) => {
        page.drawLine({ start: { x, y }, end: { x: width, y }, thickness: 0.6 });
      }),
    ];
  }
  const area = { x, y: height - top - tall, width, height: tall };
  const look =
    mark.shape === 'box'
      ? { color: rgb(...(mark.style.color ?? black)) }
      : { borderWidth: 0.6, borderColor: rgb(0.4, 0.4, 0.4) };
  return [
    on((page) => {
      page.drawRectangle({ ...area, ...look });
    }),
  ];
}

function textDrawings(
  text: string,
  { x, y }: { readonly x: number; readonly y: number },
  style: Style,
  script: PageScript,
  fonts: Fonts,
): ((page: PDFPage) => void)[] {
  const font = style.isBold ? fonts.bold : fonts.plain;
  const size = style.size ?? script.size;
  const look = { size, font, color: rgb(...(style.color ?? black)), rotate: degrees(style.turnedDegrees) };
  let at = x < 0 ? -x - font.widthOfTextAtSize(text, size) : x;
  return runsOf(text, style.runs ?? script.runs).flatMap((run) => {
    const from = at;
    // Letter by letter: the width of a whole word counts on pairs that nobody kerns here.
    at += [...run].reduce((width, letter) => width + font.widthOfTextAtSize(letter, size), style.widePoints);
    return run.trim() === ''
      ? []
      : [
          (page: PDFPage) => {
            page.drawText(run, { ...look, x: from, y });
          },
        ];
  });
}

function runsOf(text: string, runs: Style['runs'] | null): readonly string[] {
  if (runs === 'letters') return [...text];
  return runs === 'words' ? text.split(/(?<= )/u) : [text];
}

function inOrder(drawings: readonly Drawing[], drawn: PageScript['drawn']): readonly Drawing[] {
  if (drawn === 'written') return drawings;
  if (drawn === 'reversed') return [...drawings].reverse();
  return [...drawings.filter((_, at) => at % 3 === 1), ...drawings.filter((_, at) => at % 3 !== 1)];
}
