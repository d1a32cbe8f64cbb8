export type ReaderLimits = {
  readonly documentBytesMax: number;
  readonly xmlBytesMax: number;
  readonly pagesMax: number;
  /** Of a picture, as its header says. An A4 page at 600 dpi has 35 million pixels. */
  readonly picturePixelsMax: number;
  readonly pictureSidePxMax: number;
  /** Characters of text taken from one document; what lies beyond is refused, not cut. */
  readonly textCharactersMax: number;
  /** Time on the wall that parsing one document may take: much more than of the processor, so that a busy machine refuses nothing. */
  readonly parseMsMax: number;
  /** Time of the processor that parsing one document may take. */
  readonly parseCpuMsMax: number;
  /** Of what a parser answers. */
  readonly readingBytesMax: number;
  /** Resident memory of the parsing process. */
  readonly parserMemoryMebibytesMax: number;
  readonly parsersMax: number;
};

export const defaultReaderLimits: ReaderLimits = {
  documentBytesMax: 20 * 1024 * 1024,
  xmlBytesMax: 10 * 1024 * 1024,
  pagesMax: 100,
  picturePixelsMax: 80_000_000,
  pictureSidePxMax: 20_000,
  textCharactersMax: 1_000_000,
  parseMsMax: 60_000,
  parseCpuMsMax: 20_000,
  readingBytesMax: 16 * 1024 * 1024,
  parserMemoryMebibytesMax: 768,
  parsersMax: 2,
};
