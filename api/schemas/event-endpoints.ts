import { z } from '@hono/zod-openapi';
import type { EventDelivery, EventDeliveryAttempt } from '../../db/event-deliveries.js';
import type { EventEndpoint } from '../../db/event-endpoints.js';
import { deliveryStatuses } from '../../domain/event-delivery.js';
import { eventIdOf } from '../../domain/events.js';
import type { Instant } from '../../domain/dates.js';
import { eventTypeNameSchema } from './events.js';
import { idOf, instantSchema, textSchema } from './primitives.js';

export const endpointIdSchema = idOf('eventEndpoint', 'we_0193b3c0a1b27def8123456789abcdef');

const urlSchema = z.string().min(1).max(2_000).openapi({
  description: 'https, a host name that is reachable from the internet, no credentials.',
  example: 'https://erp.northwind.example/payloom',
});

const entryShape = {
  url: urlSchema,
  description: textSchema(200).nullish(),
  types: z
    .array(eventTypeNameSchema)
    .min(1)
    .max(100)
    .nullish()
    .openapi({ description: 'Null for every type.', example: ['bill.paid', 'payment.returned'] }),
};

export const endpointEntrySchema = z.strictObject(entryShape).openapi('EventEndpointEntry');

export const endpointChangeSchema = z
  .strictObject({
    ...entryShape,
    url: urlSchema.optional(),
    status: z.enum(['enabled', 'disabled']).optional().openapi({
      description: 'An enabled one gets what happens from then on; replay what it missed.',
    }),
  })
  .openapi('EventEndpointChange');

export const endpointSchema = z
  .object({
    endpointId: z.string(),
    version: z.number().int(),
    url: z.string(),
    description: z.string().nullable(),
    types: z.array(z.string()).nullable(),
    status: z.enum(['enabled', 'disabled']),
    disabledBecause: z.enum(['member', 'failing', 'gone']).nullable().openapi({
      description: '`failing`: nothing got through for five days. `gone`: it answered 410.',
    }),
    failingSince: instantSchema.nullable(),
    heldUntil: instantSchema
      .nullable()
      .openapi({ description: 'It asked for quiet until then (Retry-After).' }),
    createdAt: instantSchema,
  })
  .openapi('EventEndpoint');

export const endpointWithSecretSchema = endpointSchema
  .extend({
    secret: z.string().nullable().openapi({
      description: 'Shown once; null in a repeated answer. For any library of Standard Webhooks.',
      example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    }),
  })
  .openapi('EventEndpointWithSecret');

export const deliverySchema = z
  .object({
    deliveryId: z.string(),
    endpointId: z.string(),
    eventId: z.string(),
    eventType: z.string(),
    status: z.enum(deliveryStatuses),
    attempts: z.number().int(),
    nextAttemptAt: instantSchema.nullable(),
    createdAt: instantSchema,
    settledAt: instantSchema.nullable(),
  })
  .openapi('EventDelivery');

export const deliveryWithAttemptsSchema = deliverySchema
  .extend({
    attemptLog: z.array(
      z.object({
        attempt: z.number().int(),
        startedAt: instantSchema,
        durationMs: z.number().int().nullable().openapi({ description: 'Null while it is under way.' }),
        statusCode: z.number().int().nullable(),
        error: z.string().nullable().openapi({ example: 'timeout' }),
        answer: z.string().nullable().openapi({ description: 'The start of the answer.' }),
      }),
    ),
  })
  .openapi('EventDeliveryWithAttempts');

export function endpointBody(endpoint: EventEndpoint): z.output<typeof endpointSchema> {
  return {
    endpointId: endpoint.endpointId,
    version: endpoint.version,
    url: endpoint.url,
    description: endpoint.description,
    types: endpoint.types === null ? null : [...endpoint.types],
    status: endpoint.status === 'enabled' ? 'enabled' : 'disabled',
    disabledBecause: endpoint.disabledBecause,
    failingSince: endpoint.failingSince,
    heldUntil: endpoint.heldUntil,
    createdAt: endpoint.createdAt,
  };
}

/** The event's id is made of its fact's number and time. */
export function deliveryBody(delivery: EventDelivery, at: Instant): z.output<typeof deliverySchema> {
  return {
    deliveryId: delivery.deliveryId,
    endpointId: delivery.endpointId,
    eventId: eventIdOf({ factId: delivery.factId, at }),
    eventType: delivery.eventType,
    status: delivery.status,
    attempts: delivery.attempts,
    nextAttemptAt: delivery.status === 'pending' ? delivery.nextAttemptAt : null,
    createdAt: delivery.createdAt,
    settledAt: delivery.settledAt,
  };
}

export const attemptBody = (attempt: EventDeliveryAttempt) => ({
  attempt: attempt.attempt,
  startedAt: attempt.startedAt,
  durationMs: attempt.durationMs,
  statusCode: attempt.statusCode,
  error: attempt.error,
  answer: attempt.answer,
});
