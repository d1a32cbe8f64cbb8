import { z } from '@hono/zod-openapi';
import type { InboundAddress, InboundMail } from '../../db/inbound-mail.js';
import { intakeItemBody, intakeItemSchema } from './intake.js';
import { instantSchema, textSchema } from './primitives.js';

export const inboundAddressEntrySchema = z
  .strictObject({ name: textSchema(80) })
  .openapi('InboundAddressEntry', { example: { name: 'bills@northwind.example' } });

export const inboundRotationSchema = z
  .strictObject({
    overlapHours: z
      .number()
      .int()
      .min(0)
      .max(168)
      .default(24)
      .openapi({ description: 'How long the secret of before still works.' }),
  })
  .openapi('InboundAddressRotation', { example: { overlapHours: 24 } });

const addressExample = {
  inboundAddressId: 'ina_0193b3c0a1b27def8123456789abcdef',
  name: 'bills@northwind.example',
  createdAt: '2026-11-21T09:30:00.000Z',
  previousUntil: null,
  revokedAt: null,
};

export const inboundAddressSchema = z
  .object({
    inboundAddressId: z.string(),
    name: z.string(),
    createdAt: instantSchema,
    previousUntil: instantSchema
      .nullable()
      .openapi({ description: 'Until then the secret of before works.' }),
    revokedAt: instantSchema.nullable(),
  })
  .openapi('InboundAddress', { example: addressExample });

export const newInboundAddressSchema = inboundAddressSchema
  .extend({
    path: z
      .string()
      .nullable()
      .openapi({ description: 'What the mail provider calls; a secret. Null in a repeated answer.' }),
  })
  .openapi('NewInboundAddress', {
    example: {
      ...addressExample,
      path: '/v1/webhooks/sendgrid/inbound/tnt_0193b3c0a1b27def8123456789abcdef.SECRET',
    },
  });

export function inboundAddressBody({
  inboundAddressId,
  name,
  createdAt,
  previousUntil,
  revokedAt,
}: InboundAddress): z.output<typeof inboundAddressSchema> {
  return { inboundAddressId, name, createdAt, previousUntil, revokedAt };
}

export const inboundMailSchema = z
  .object({
    inboundMailId: z.string(),
    inboundAddressId: z.string(),
    sender: z.string().openapi({
      description: 'As the mail says, which anybody can write.',
      example: 'billing@blue-river.example',
    }),
    subject: z.string(),
    createdAt: instantSchema,
    items: z.array(intakeItemSchema).openapi({ description: 'Empty: the mail had no attachments.' }),
  })
  .openapi('InboundMail');

export function inboundMailBody({
  inboundMailId,
  inboundAddressId,
  sender,
  subject,
  createdAt,
  items,
}: InboundMail): z.output<typeof inboundMailSchema> {
  return { inboundMailId, inboundAddressId, sender, subject, createdAt, items: items.map(intakeItemBody) };
}
