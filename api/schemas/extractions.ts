import { z } from '@hono/zod-openapi';
import {
  documentKinds,
  readerNames,
  type Candidate,
  type EarlyPaymentDiscount,
  type Extraction,
} from '../../domain/extraction.js';
import { jsonValueSchema } from './primitives.js';

const candidateSchema = z
  .object({
    value: jsonValueSchema,
    confidence: z.number().min(0).max(1),
    evidence: z.object({ reader: z.enum(readerNames), page: z.number().int().optional(), quote: z.string() }),
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

export const extractionSchema = z
  .object({
    kind: candidateSchema.extend({ value: z.enum(documentKinds) }).openapi({ example: kindExample }),
    fields: z.record(z.string(), z.array(candidateSchema)),
    findings: z.array(
      z.object({ code: z.string(), message: z.string(), severity: z.enum(['note', 'hold']) }),
    ),
  })
  .openapi('Extraction', {
    example: {
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
      findings: [],
    },
  });

type Claim = Candidate<string | number | EarlyPaymentDiscount>;
type ExtractionBody = z.output<typeof extractionSchema>;

/** As it was read, save account numbers, which are never shown whole. */
export function extractionBody({ kind, fields, findings }: Extraction): ExtractionBody {
  return {
    kind: { ...candidateBody(kind), value: kind.value },
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, candidates]) => [
        name,
        (candidates as readonly Claim[]).map(name === 'vendorBankAccount' ? maskedBody : candidateBody),
      ]),
    ),
    findings: [...findings],
  };
}

function candidateBody({ value, confidence, evidence }: Claim) {
  const { reader, page, quote } = evidence;
  return { value, confidence, evidence: { reader, quote, ...(page === undefined ? {} : { page }) } };
}

function maskedBody(candidate: Claim) {
  const last4 = typeof candidate.value === 'string' ? candidate.value.slice(-4) : '';
  const masked = `•••• ${last4}`;
  const body = candidateBody(candidate);
  return { ...body, value: masked, evidence: { ...body.evidence, quote: masked } };
}
