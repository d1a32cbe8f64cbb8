import { PDFiumLibrary } from '@hyzyla/pdfium';

/**
 * What the firewall needs of PDFium beyond the package's own interface: the same page drawn with and without its text, and
 * how each letter is painted. Names are those of PDFium's C headers (`fpdfview.h`, `fpdf_text.h`, `fpdf_edit.h`); handles
 * and pointers are numbers, 0 is none.
 */
export type Pdfium = {
  readonly HEAPU8: Uint8Array;
  readonly HEAPF64: Float64Array;
  readonly HEAPF32: Float32Array;
  readonly HEAPU32: Uint32Array;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  _FPDF_LoadMemDocument(pointer: number, bytes: number, password: number): number;
  _FPDF_CloseDocument(document: number): void;
  _FPDF_GetPageCount(document: number): number;
  _FPDF_LoadPage(document: number, index: number): number;
  _FPDF_ClosePage(page: number): void;
  _FPDF_GetPageWidthF(page: number): number;
  _FPDF_GetPageHeightF(page: number): number;
  _FPDF_PageToDevice(
    page: number,
    startX: number,
    startY: number,
    width: number,
    height: number,
    rotate: number,
    x: number,
    y: number,
    deviceX: number,
    deviceY: number,
  ): number;
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, buffer: number, stride: number): number;
  _FPDFBitmap_FillRect(
    bitmap: number,
    left: number,
    top: number,
    width: number,
    height: number,
    colour: number,
  ): void;
  _FPDFBitmap_GetBuffer(bitmap: number): number;
  _FPDFBitmap_GetStride(bitmap: number): number;
  _FPDFBitmap_Destroy(bitmap: number): void;
  _FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    startX: number,
    startY: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void;
  /** Six floats, and a rectangle of four that is drawn. */
  _FPDF_RenderPageBitmapWithMatrix(
    bitmap: number,
    page: number,
    matrix: number,
    clip: number,
    flags: number,
  ): void;
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, index: number): number;
  _FPDFFormObj_CountObjects(form: number): number;
  _FPDFFormObj_GetObject(form: number, index: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFPageObj_SetIsActive(object: number, active: number): number;
  _FPDFPageObj_GetFillColor(object: number, r: number, g: number, b: number, a: number): number;
  _FPDFPageObj_GetStrokeColor(object: number, r: number, g: number, b: number, a: number): number;
  _FPDFPageObj_CountMarks(object: number): number;
  _FPDFPageObj_GetMark(object: number, index: number): number;
  /** Writes UTF-16 with a zero behind it, and its length in bytes to `length`; 0 when there is no such text. */
  _FPDFPageObjMark_GetParamStringValue(
    mark: number,
    key: number,
    buffer: number,
    bytes: number,
    length: number,
  ): number;
  _FPDFTextObj_GetTextRenderMode(object: number): number;
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFText_GetUnicode(text: number, index: number): number;
  _FPDFText_IsGenerated(text: number, index: number): number;
  _FPDFText_GetTextObject(text: number, index: number): number;
  /** Six floats. */
  _FPDFText_GetMatrix(text: number, index: number, matrix: number): number;
  _FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number;
  _FPDFText_GetCharBox(
    text: number,
    index: number,
    left: number,
    right: number,
    bottom: number,
    top: number,
  ): number;
  _FPDFPage_GetAnnotCount(page: number): number;
  _FPDFPage_GetAnnot(page: number, index: number): number;
  _FPDFPage_CloseAnnot(annotation: number): void;
  _FPDFAnnot_GetSubtype(annotation: number): number;
  _FPDFAnnot_GetFlags(annotation: number): number;
  _FPDFAnnot_GetRect(annotation: number, rectangle: number): number;
  /** Answers the length in bytes; the text is UTF-16 with a zero behind it. */
  _FPDFAnnot_GetStringValue(annotation: number, key: number, buffer: number, bytes: number): number;
  _FPDFText_GetLooseCharBox(text: number, index: number, rectangle: number): number;
};

let loaded: Promise<Pdfium> | undefined;

export function pdfium(): Promise<Pdfium> {
  loaded ??= PDFiumLibrary.init().then((library) => {
    const { module } = library as unknown as { readonly module: Pdfium };
    return module;
  });
  return loaded;
}

/** Opens a document for as long as `use` runs; null when PDFium cannot open it. */
export async function withDocument<T>(
  bytes: Uint8Array,
  password: string | undefined,
  use: (library: Pdfium, document: number) => T,
): Promise<T | null> {
  const library = await pdfium();
  const data = library._malloc(bytes.length);
  library.HEAPU8.set(bytes, data);
  const secret = password === undefined ? 0 : textAt(library, password);
  const document = library._FPDF_LoadMemDocument(data, bytes.length, secret);
  try {
    return document === 0 ? null : use(library, document);
  } finally {
    if (document !== 0) library._FPDF_CloseDocument(document);
    if (secret !== 0) library._free(secret);
    library._free(data);
  }
}

/** Opens the first page of a document of ours, which needs no password. */
export function withPage<T>(library: Pdfium, bytes: Uint8Array, use: (page: number) => T): T {
  const data = library._malloc(bytes.length);
  library.HEAPU8.set(bytes, data);
  const document = library._FPDF_LoadMemDocument(data, bytes.length, 0);
  const page = library._FPDF_LoadPage(document, 0);
  try {
    return use(page);
  } finally {
    library._FPDF_ClosePage(page);
    library._FPDF_CloseDocument(document);
    library._free(data);
  }
}

export function textAt(library: Pdfium, text: string): number {
  const encoded = new TextEncoder().encode(`${text}\0`);
  const pointer = library._malloc(encoded.length);
  library.HEAPU8.set(encoded, pointer);
  return pointer;
}
