declare module 'bidi-js' {
  type EmbeddingLevels = { readonly levels: Uint8Array };
  type Bidi = {
    /** One level for each UTF-16 unit; odd levels read from right to left. */
    getEmbeddingLevels(text: string, base: 'ltr' | 'rtl' | 'auto'): EmbeddingLevels;
    getMirroredCharacter(character: string): string | null;
  };
  const createBidi: () => Bidi;
  export { createBidi as default };
}
