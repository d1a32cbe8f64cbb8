export type RenderedPage = {
  readonly png: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of the document that the page is from. */
  readonly pageCount: number;
};

export interface PageRenderer {
  /**
   * The page (1-based) of a PDF, PNG, JPEG or TIFF as people see it. Narrower than asked where the picture is, or where it
   * would have too many pixels. Throws ProviderFault `invalid`: `no_such_page`, `not_renderable`, `encrypted`, `too_large`,
   * `too_many_pages`, `too_many_pixels`, `render_timeout` or `renderer_died`.
   */
  render(request: {
    readonly bytes: Uint8Array;
    readonly page: number;
    readonly widthPx: number;
  }): Promise<RenderedPage>;
}

/** Pages from 1, both ends included. */
export type PageRange = { readonly fromPage: number; readonly toPage: number };

/** Makes PDFs of other files. Throws ProviderFault `invalid`, by codes as {@link PageRenderer} and `not_all_pages`. */
export interface PageEditor {
  /** One PDF of all pages of these PDFs and pictures, in their order. The same files give the same bytes. */
  join(files: readonly Uint8Array[]): Promise<Uint8Array>;
  /** A PDF of each range. The ranges are every page of the file, in order. */
  split(bytes: Uint8Array, ranges: readonly PageRange[]): Promise<readonly Uint8Array[]>;
}
