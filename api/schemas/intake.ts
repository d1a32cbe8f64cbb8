import { z } from '@hono/zod-openapi';
import { errorCodes } from '../../domain/errors.js';
import { intakeOutcomes, type IntakeItem } from '../../domain/intake.js';

const billId = 'bill_0193b3c0a1b27def8123456789abcdef';

export const intakeItemSchema = z
  .object({
    fileName: z.string(),
    outcome: z
      .enum(intakeOutcomes)
      .openapi({ description: '`duplicate`: the same file is that bill already.' }),
    billId: z.string().nullable(),
    code: z.enum(errorCodes).nullable(),
    reason: z.string().nullable().openapi({ description: 'Why it was refused.' }),
  })
  .openapi('IntakeItem', {
    example: { fileName: 'invoice.pdf', outcome: 'created', billId, code: null, reason: null },
  });

export function intakeItemBody(item: IntakeItem): z.output<typeof intakeItemSchema> {
  const { fileName, outcome } = item;
  return item.outcome === 'refused'
    ? { fileName, outcome, billId: null, code: item.code, reason: item.reason }
    : { fileName, outcome, billId: item.billId, code: null, reason: null };
}
