/** `RECORD_HISTORIES=1 npx vitest run tests/replay` writes the histories of replay tests anew. */
export const isRecording = process.env['RECORD_HISTORIES'] === '1';
