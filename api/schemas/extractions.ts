import { z } from '@hono/zod-openapi';
import type { ExtractionRun } from '../../db/extractions.js';
import {
  documentKinds,
  readerNames,
  type Candidate,
  type EarlyPaymentDiscount,
  type Evidence,
  type Extraction,
} from '../../domain/extraction.js';
import { instantSchema, jsonValueSchema } from './primitives.js';

const fraction = z.number().openapi({ example: 0.25 });
const boxSchema = z
  .object({ left: fraction, top: fraction, width: fraction, height: fraction })
  .openapi('Box', {
    description: 'A place on the page as it is displayed, in fractions (0 to 1) of its width and height.',
    example: { left: 0.62, top: 0.11, width: 0.2, height: 0.02 },
  });
const pageSchema = z.number().int().openapi({ description: 'From 1.', example: 1 });

const evidenceSchema = z
  .object({
    reader: z.enum(readerNames),
    page: pageSchema.optional(),
    box: boxSchema.optional(),
    quote: z.string().openapi({ description: 'The words on the page, or the place in the XML.' }),
  })
  .openapi('Evidence', {
    example: {
      reader: 'pdf-text',
      page: 1,
      box: { left: 0.62, top: 0.11, width: 0.2, height: 0.02 },
      quote: 'Invoice no. INV-2026-118',
    },
  });

const candidateSchema = z
  .object({
    value: jsonValueSchema,
    confidence: z.number().min(0).max(1),
    evidence: evidenceSchema,
  })
  .openapi('Candidate', {
    example: {
      value: 'INV-2026-118',
      confidence: 0.96,
      evidence: { reader: 'pdf-text', page: 1, quote: 'Invoice no. INV-2026-118' },
    },
  });

const kindExample = {
  value: 'bill',
  confidence: 0.98,
  evidence: { reader: 'pdf-text', page: 1, quote: 'INVOICE' },
};

const findingSchema = z
  .object({
    code: z.string().openapi({ example: 'hidden_text' }),
    message: z.string(),
    severity: z.enum(['note', 'hold']).openapi({ description: '`hold`: a person has to look.' }),
    page: pageSchema.optional(),
    box: boxSchema.optional(),
  })
  .openapi('Finding');

const decimal = z.string().nullable().openapi({ description: 'A plain decimal.', example: '12.5' });
const lineSchema = z
  .object({
    description: z.string(),
    quantity: decimal,
    unit: z.string().nullable().openapi({ example: 'HUR' }),
    unitPrice: decimal,
    taxRatePercent: decimal,
    netMinor: z.number().int().nullable(),
    evidence: evidenceSchema,
  })
  .openapi('ExtractedLine');

const taxSchema = z
  .object({
    category: z.string().nullable().openapi({ description: 'UNCL 5305.', example: 'S' }),
    ratePercent: decimal,
    taxableMinor: z.number().int().nullable(),
    taxMinor: z.number().int(),
  })
  .openapi('ExtractedTax');

const adjustmentSchema = z
  .object({ isCharge: z.boolean(), reason: z.string().nullable(), amountMinor: z.number().int() })
  .openapi('ExtractedAdjustment');

const runSchema = z
  .object({
    ordinal: z.number().int().openapi({ description: 'From 1; the newest counts.', example: 1 }),
    createdAt: instantSchema,
    readers: z
      .array(z.enum(readerNames))
      .openapi({ description: 'Those that found something.', example: ['pdf-text', 'claude'] }),
  })
  .openapi('ExtractionRun');

export const extractionSchema = z
  .object({
    run: runSchema,
    runs: z.array(runSchema).openapi({ description: 'All readings, newest first; at most 100.' }),
    kind: candidateSchema.extend({ value: z.enum(documentKinds) }).openapi({ example: kindExample }),
    fields: z.record(z.string(), z.array(candidateSchema)),
    lines: z.array(lineSchema),
    taxes: z.array(taxSchema),
    adjustments: z.array(adjustmentSchema),
    otherNumbers: z.array(candidateSchema).openapi({
      description: "Of the first page, what has a number's form and was taken for none of the fields.",
    }),
    findings: z.array(findingSchema),
  })
  .openapi('Extraction', {
    example: {
      run: { ordinal: 1, createdAt: '2026-11-21T09:30:00.000Z', readers: ['pdf-text'] },
      runs: [{ ordinal: 1, createdAt: '2026-11-21T09:30:00.000Z', readers: ['pdf-text'] }],
      kind: kindExample,
      fields: {
        number: [
          {
            value: 'INV-2026-118',
            confidence: 0.96,
            evidence: { reader: 'pdf-text', page: 1, quote: 'Invoice no. INV-2026-118' },
          },
        ],
      },
      lines: [],
      taxes: [],
      adjustments: [],
      otherNumbers: [],
      findings: [],
    },
  });

type Claim = Candidate<string | number | EarlyPaymentDiscount>;
type ReadingBody = z.output<typeof extractionSchema>;

/** As it was read, save account numbers, which are never shown whole. */
export function readingBody(
  { kind, fields, lines, taxes, adjustments, otherNumbers, findings }: Extraction,
  run: ExtractionRun,
  runs: readonly ExtractionRun[],
): ReadingBody {
  return {
    run: runBody(run),
    runs: runs.map(runBody),
    kind: { ...candidateBody(kind), value: kind.value },
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, candidates]) => [
        name,
        (candidates as readonly Claim[]).map(name === 'vendorBankAccount' ? maskedBody : candidateBody),
      ]),
    ),
    lines: lines.map((line) => ({ ...line, evidence: evidenceBody(line.evidence) })),
    taxes: [...taxes],
    adjustments: [...adjustments],
    otherNumbers: otherNumbers.map(candidateBody),
    findings: [...findings],
  };
}

const runBody = ({ ordinal, createdAt, readers }: ExtractionRun) => ({
  ordinal,
  createdAt,
  readers: [...readers],
});

function candidateBody({ value, confidence, evidence }: Claim) {
  return { value, confidence, evidence: evidenceBody(evidence) };
}

function evidenceBody({ reader, page, box, quote }: Evidence) {
  return { reader, quote, ...(page === undefined ? {} : { page }), ...(box === undefined ? {} : { box }) };
}

function maskedBody(candidate: Claim) {
  const last4 = typeof candidate.value === 'string' ? candidate.value.slice(-4) : '';
  const masked = `•••• ${last4}`;
  const body = candidateBody(candidate);
  return { ...body, value: masked, evidence: { ...body.evidence, quote: masked } };
}
