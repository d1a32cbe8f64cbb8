import { z } from '@hono/zod-openapi';
import { statusOfApiKey, type ApiKey } from '../../db/api-keys.js';
import {
  apiKeyDaysMax,
  apiKeyWarnings,
  rotationOverlapHoursMax,
  rotationOverlapHoursUsual,
} from '../../domain/api-key-terms.js';
import type { Instant } from '../../domain/dates.js';
import { actions, type Action } from '../../domain/roles.js';
import { idOf, instantSchema, memberIdSchema, textSchema } from './primitives.js';

export const actionSchema = z.enum(actions as [Action, ...Action[]]);
const statusSchema = z.enum(['active', 'expired', 'revoked']);

const keyExample = {
  apiKeyId: 'key_0193b3c0a1b27def8123456789abcdef',
  memberId: 'mem_0193b3c0a1b27def8123456789abcdef',
  name: 'Nightly import',
  prefix: 'pl_test_3fGh7K',
  scopes: ['bill.create', 'bill.read'],
  status: 'active',
  createdAt: '2026-11-21T09:30:00.000Z',
  expiresAt: '2027-11-21T00:00:00.000Z',
  revokedAt: null,
  lastUsedAt: '2026-11-21T10:02:00.000Z',
  replacedBy: null,
  warnings: [],
};

export const apiKeySchema = z
  .object({
    apiKeyId: z.string(),
    memberId: z.string(),
    name: z.string(),
    prefix: z.string().openapi({ example: 'pl_live_3fGh7K' }),
    scopes: z.array(z.string()).nullable().openapi({ description: "Null: all that the member's role may." }),
    status: statusSchema,
    createdAt: instantSchema,
    expiresAt: instantSchema.nullable().openapi({ description: 'Null only for keys of earlier releases.' }),
    revokedAt: instantSchema.nullable(),
    lastUsedAt: instantSchema.nullable().openapi({ description: 'To the minute. Null: not yet.' }),
    replacedBy: z.string().nullable().openapi({ description: 'The key that took its place.' }),
    warnings: z
      .array(z.enum(['expires_soon', 'never_expires', 'unused']))
      .openapi({ description: 'Ends within 30 days; has no end; was not used for 90 days.' }),
  })
  .openapi('ApiKey', { example: keyExample });

export const newApiKeySchema = apiKeySchema
  .extend({ key: z.string().nullable().openapi({ description: 'Shown once; null in a repeated answer.' }) })
  .openapi('NewApiKey', {
    example: {
      ...keyExample,
      key: `pl_test_3fGh7K${'0'.repeat(37)}`,
    },
  });

const expiresAtSchema = z.iso
  .datetime({ offset: true })
  .nullish()
  .openapi({
    description: `At most ${apiKeyDaysMax} days ahead, which is what it is when nothing is said.`,
  });

export const apiKeyEntrySchema = z
  .strictObject({
    memberId: memberIdSchema,
    name: textSchema(80),
    scopes: z.array(actionSchema).min(1).nullish(),
    expiresAt: expiresAtSchema,
  })
  .openapi('ApiKeyEntry', {
    example: {
      memberId: 'mem_0193b3c0a1b27def8123456789abcdef',
      name: 'Nightly import',
      scopes: ['bill.create', 'bill.read'],
      expiresAt: '2027-11-21T00:00:00.000Z',
    },
  });

export const rotationSchema = z
  .strictObject({
    overlapHours: z
      .number()
      .int()
      .min(0)
      .max(rotationOverlapHoursMax)
      .default(rotationOverlapHoursUsual)
      .openapi({ description: 'How long the old key works on; 0 ends it at once.' }),
    expiresAt: expiresAtSchema,
  })
  .openapi('ApiKeyRotation', { example: { overlapHours: 48 } });

export const apiKeyFilterSchema = z.object({
  memberId: idOf('member', 'mem_0193b3c0a1b27def8123456789abcdef')
    .optional()
    .openapi({ description: 'Keys of this member.' }),
  status: statusSchema.optional().openapi({ description: 'Keys in this state.' }),
});

export function apiKeyBody(key: ApiKey, now: Instant): z.output<typeof apiKeySchema> {
  return {
    apiKeyId: key.apiKeyId,
    memberId: key.memberId,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes === null ? null : [...key.scopes],
    status: statusOfApiKey(key, now),
    createdAt: key.createdAt,
    expiresAt: key.expiresAt,
    revokedAt: key.revokedAt,
    lastUsedAt: key.lastUsedAt,
    replacedBy: key.replacedBy,
    warnings: apiKeyWarnings(key, now),
  };
}
