import { createDocumentReader } from '../../../../providers/readers/document-reader.js';
import { defaultReaderLimits } from '../../../../providers/readers/limits.js';
import { defaultScanLimits, type ScanLimits } from '../../../../providers/readers/ocr/scan-reader.js';
import type { DocumentReader } from '../../../../providers/ports.js';

/** Clocks on the wall do not know how busy the machine is; tests of scans are about what is read. */
export function patientReader(own: Partial<ScanLimits> = {}): DocumentReader {
  const scanLimits = {
    ...defaultScanLimits,
    documentMsMax: 240_000,
    process: { ...defaultScanLimits.process, requestMsMax: 200_000 },
    ...own,
  };
  return createDocumentReader({
    claude: null,
    limits: { ...defaultReaderLimits, parseMsMax: 120_000 },
    scanLimits,
  });
}
