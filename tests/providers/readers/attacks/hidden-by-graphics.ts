import {
  beginText,
  clip,
  concatTransformationMatrix,
  drawObject,
  endPath,
  endText,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setCharacterSqueeze,
  setFontAndSize,
  setGraphicsState,
  setTextMatrix,
  showText,
  type PDFRef,
} from 'pdf-lib';
import type { Canvas } from './attack.js';
import { write, type Way } from './write.js';

const place = [1, 0, 0, 1, 60, 20] as const;

/** As PDF writes it: names, numbers, lists and further ones. */
type Dictionary = Readonly<Record<string, unknown>>;

function withState(on: Canvas, text: string, state: Dictionary): void {
  const { document, page } = on;
  const name = page.node.newExtGState('Odd', document.context.obj(state as object as Record<string, string>));
  write(on, text, { matrix: place, before: [setGraphicsState(name)] });
}

/** A form of its own that draws the text, with what stands before it on the page. */
function inForm(on: Canvas, text: string, box: readonly number[], before: readonly PDFOperator[]): void {
  const { document, page, font } = on;
  const form = document.context.formXObject(
    [
      beginText(),
      setFontAndSize('F', 10),
      setTextMatrix(...place),
      showText(font.encodeText(text)),
      endText(),
    ],
    { BBox: [...box], Resources: { Font: { F: font.ref } } },
  );
  const name = page.node.newXObject('Odd', document.context.register(form));
  page.pushOperators(pushGraphicsState(), ...before, drawObject(name), popGraphicsState());
}

function layered(
  on: Canvas,
  text: string,
  groups: (layer: PDFRef) => Dictionary,
  mark: (layer: PDFRef) => PDFRef,
) {
  const { document, page } = on;
  const layer = document.context.register(document.context.obj({ Type: 'OCG', Name: 'proof' }));
  document.catalog.set(PDFName.of('OCProperties'), document.context.obj(groups(layer) as never));
  page.node.Resources()?.set(PDFName.of('Properties'), document.context.obj({ Proof: mark(layer) }));
  page.pushOperators(
    PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [PDFName.of('OC'), PDFName.of('Proof')]),
  );
  write(on, text, { matrix: place });
  page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
}

/** An annotation with a picture of its own, which lies over the page. */
export function annotated(on: Canvas, text: string, subtype: string): void {
  const { document, page, font } = on;
  page.drawText(text, { x: 60, y: 20, size: 10, font });
  const { context } = document;
  const cover = context.register(
    context.flateStream('1 1 1 rg 0 0 400 30 re f', {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 400, 30],
    }),
  );
  const annotation = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: subtype,
      Rect: [50, 10, 450, 40],
      F: 4,
      AP: { N: cover },
      ...(subtype === 'Widget' ? { FT: 'Btn', T: PDFHexString.fromText('b') } : {}),
    }),
  );
  page.node.addAnnot(annotation);
}

/** A font whose glyphs draw nothing at all. */
function emptyFont(on: Canvas, text: string): void {
  const { document, page } = on;
  const { context } = document;
  const nothing = context.register(context.flateStream('500 0 d0'));
  const letters = [...new Set(text)];
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type3',
    FontBBox: [0, 0, 500, 700],
    FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
    CharProcs: { nothing },
    Encoding: {
      Type: 'Encoding',
      Differences: [0, ...Array.from({ length: 256 }, () => PDFName.of('nothing'))],
    },
    FirstChar: 0,
    LastChar: 255,
    Widths: Array.from({ length: 256 }, () => 500),
    Resources: {},
    ToUnicode: context.register(
      context.flateStream(
        `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
${letters.length} beginbfchar
${letters.map((letter) => `<${code(letter)}> <00${code(letter)}>`).join('\n')}
endbfchar endcmap CMapName currentdict /CMap defineresource pop end end`,
      ),
    ),
  });
  const key = page.node.newFontDictionary('Empty', context.register(font));
  page.pushOperators(
    beginText(),
    setFontAndSize(key, 10),
    setTextMatrix(...place),
    showText(PDFHexString.of(Array.from(text, code).join(''))),
    endText(),
  );
}

function code(letter: string): string {
  return (letter === '€' ? 0x80 : letter.charCodeAt(0)).toString(16).padStart(2, '0');
}

/** Means of drawing by which text becomes nothing that anybody can see. */
export const hiddenByGraphics: Readonly<Record<string, Way>> = {
  'blended away, lighter': (on, text) => withState(on, text, { Type: 'ExtGState', BM: 'Lighten' }),
  'blended away, screened': (on, text) => withState(on, text, { Type: 'ExtGState', BM: 'Screen' }),
  'under a soft mask': (on, text) => {
    const { context } = on.document;
    const black = context.register(
      context.flateStream('0 g 0 0 600 850 re f', {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 600, 850],
        Group: { S: 'Transparency', CS: 'DeviceGray' },
      }),
    );
    withState(on, text, { Type: 'ExtGState', SMask: { Type: 'Mask', S: 'Luminosity', G: black } });
  },
  'painted with a pattern of white': (on, text) => {
    const { document, page } = on;
    const { context } = document;
    const tile = context.register(
      context.flateStream('1 1 1 rg 0 0 8 8 re f', {
        Type: 'Pattern',
        PatternType: 1,
        PaintType: 1,
        TilingType: 1,
        BBox: [0, 0, 8, 8],
        XStep: 8,
        YStep: 8,
        Resources: {},
      }),
    );
    page.node.Resources()?.set(PDFName.of('Pattern'), context.obj({ Tile: tile }));
    write(on, text, {
      matrix: place,
      before: [
        PDFOperator.of(PDFOperatorNames.NonStrokingColorspace, [PDFName.of('Pattern')]),
        PDFOperator.of(PDFOperatorNames.NonStrokingColorN, [PDFName.of('Tile')]),
      ],
    });
  },
  'painted with no ink': (on, text) => {
    const { document, page } = on;
    const { context } = document;
    const none = [
      'Separation',
      'None',
      'DeviceGray',
      { FunctionType: 2, Domain: [0, 1], N: 1, C0: [1], C1: [1] },
    ];
    page.node.Resources()?.set(PDFName.of('ColorSpace'), context.obj({ None: none }));
    write(on, text, {
      matrix: place,
      before: [
        PDFOperator.of(PDFOperatorNames.NonStrokingColorspace, [PDFName.of('None')]),
        PDFOperator.of(PDFOperatorNames.NonStrokingColorN, [PDFNumber.of(1)]),
      ],
    });
  },
  'in a font of nothing': emptyFont,
  'in a form too small for it': (on, text) => inForm(on, text, [0, 0, 20, 20], []),
  'in a form that is shrunk': (on, text) =>
    inForm(on, text, [0, 0, 600, 800], [concatTransformationMatrix(0.04, 0, 0, 0.04, 60, 60)]),
  'in a form that is clipped': (on, text) =>
    inForm(on, text, [0, 0, 600, 800], [rectangle(500, 500, 3, 3), clip(), endPath()]),
  'squeezed to a stroke': (on, text) =>
    write(on, text, { matrix: place, before: [setCharacterSqueeze(0.5)] }),
  mirrored: (on, text) => write(on, text, { matrix: [-1, 0, 0, 1, 400, 20] }),
  'in a layer that is never to be seen': (on, text) =>
    layered(
      on,
      text,
      (layer) => ({
        OCGs: [layer],
        D: { Order: [layer], ON: [layer], AS: [{ Event: 'View', Category: ['View'], OCGs: [layer] }] },
      }),
      (layer) => {
        const group = on.document.context.lookup(layer) as never as {
          set: (key: PDFName, value: unknown) => void;
        };
        group.set(PDFName.of('Usage'), on.document.context.obj({ View: { ViewState: 'OFF' } }));
        return layer;
      },
    ),
  'in a layer for when another is off': (on, text) =>
    layered(
      on,
      text,
      (layer) => ({ OCGs: [layer], D: { Order: [layer], ON: [layer] } }),
      (layer) =>
        on.document.context.register(on.document.context.obj({ Type: 'OCMD', OCGs: [layer], P: 'AllOff' })),
    ),
  'under a stamp without words': (on, text) => annotated(on, text, 'Stamp'),
  'under a picture in the content itself': (on, text) => {
    const { page, font } = on;
    page.drawText(text, { x: 60, y: 20, size: 10, font });
    const grey = PDFOperator.of(
      'q 400 0 0 30 50 10 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID dd> EI Q' as never,
    );
    page.pushOperators(grey);
  },
  'under a shading': (on, text) => {
    const { document, page, font } = on;
    page.drawText(text, { x: 60, y: 20, size: 10, font });
    const shading = {
      ShadingType: 2,
      ColorSpace: 'DeviceGray',
      Coords: [50, 0, 450, 0],
      Extend: [true, true],
      Function: { FunctionType: 2, Domain: [0, 1], N: 1, C0: [0.9], C1: [1] },
    };
    page.node.Resources()?.set(PDFName.of('Shading'), document.context.obj({ Wash: shading }));
    page.pushOperators(
      pushGraphicsState(),
      rectangle(50, 10, 400, 30),
      clip(),
      endPath(),
      PDFOperator.of('sh' as never, [PDFName.of('Wash')]),
      popGraphicsState(),
    );
  },
};
