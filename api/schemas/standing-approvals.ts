import { z } from '@hono/zod-openapi';
import { amountMinorMax } from '../../domain/money.js';
import { standingApprovalStatuses, type StandingApproval } from '../../domain/standing-approval.js';
import { currencySchema, dateSchema, enteredDateSchema, instantSchema } from './primitives.js';

const limit = z.number().int().min(1).max(amountMinorMax);

export const standingApprovalEntrySchema = z
  .strictObject({
    limitMinor: limit.openapi({ description: 'For one bill, inclusive.' }),
    totalLimitMinor: limit.nullish().openapi({ description: 'For all bills together, inclusive.' }),
    endsOn: enteredDateSchema.openapi({ description: 'The last day on which it approves.' }),
  })
  .openapi('StandingApprovalEntry');

const given = z.object({ memberId: z.string(), at: instantSchema });

export const standingApprovalSchema = z
  .object({
    standingApprovalId: z.string(),
    status: z.enum(standingApprovalStatuses),
    currency: currencySchema,
    limitMinor: z.number().int(),
    totalLimitMinor: z.number().int().nullable(),
    usedMinor: z.number().int().openapi({ description: 'What the bills that it approved come to.' }),
    endsOn: dateSchema,
    fingerprint: z.string().openapi({ description: 'What it is bound to.' }),
    first: given,
    second: given.nullable(),
  })
  .openapi('StandingApproval');

export function standingApprovalBody(
  approval: StandingApproval,
  usedMinor: number,
): z.output<typeof standingApprovalSchema> {
  const { firstBy, firstAt, secondBy, secondAt } = approval;
  return {
    standingApprovalId: approval.standingApprovalId,
    status: approval.status,
    currency: approval.currency,
    limitMinor: approval.limitMinor,
    totalLimitMinor: approval.totalLimitMinor,
    usedMinor,
    endsOn: approval.endsOn,
    fingerprint: approval.fingerprint,
    first: { memberId: firstBy, at: firstAt },
    second: secondBy === null || secondAt === null ? null : { memberId: secondBy, at: secondAt },
  };
}
