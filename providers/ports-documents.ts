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

/** A mail, taken apart. Whatever it says, anybody can have written. */
export type ParsedMail = {
  readonly messageId: string | null;
  readonly subject: string;
  readonly files: readonly {
    /** Empty when the mail names none. */
    readonly fileName: string;
    readonly mediaType: string;
    /** A picture that the text of the mail shows: a logo, a signature. */
    readonly isShownInText: boolean;
    readonly bytes: Uint8Array;
  }[];
};

export interface MailParser {
  /** Throws ProviderFault `invalid` for a mail that cannot be read within limits; the message may be shown. */
  parse(raw: Uint8Array): Promise<ParsedMail>;
}

/** Throws ProviderFault `refused` when the signature does not fit. */
export interface InboundMailSignatures {
  verify(rawBody: Uint8Array, signatureHeader: string, timestampHeader: string): void;
}
