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
