import { z } from '@hono/zod-openapi';
import { publicEventTypes } from '../../domain/event-types.js';
import type { PublicEvent } from '../../domain/events.js';
import { instantSchema, jsonValueSchema } from './primitives.js';

const names = publicEventTypes.map(({ name }) => name);
const isPublicType = (name: string) => names.includes(name);

export const eventTypeNameSchema = z
  .string()
  .refine(isPublicType, { message: 'No such event type: GET /v1/event-types lists them.' })
  .openapi({ enum: names, example: 'bill.paid' });

/** Several of them in a query, comma separated; null for all. */
export const typesQuery = z
  .string()
  .max(2_000)
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(eventTypeNameSchema))
  .optional()
  .openapi({
    type: 'string',
    description: 'One or several, comma separated.',
    example: 'bill.paid,bill.held',
  });

const eventExample: PublicEvent = {
  id: 'evt_019aa5f0c4007000800000000000126f' as PublicEvent['id'],
  type: 'bill.paid',
  timestamp: '2026-11-21T14:00:03.456Z' as PublicEvent['timestamp'],
  data: {
    billId: 'bill_0193b3c0a1b27def8123456789abcdef',
    version: 9,
    status: 'paid',
    actor: { kind: 'system' },
    paidAt: '2026-11-21T14:00:03.456Z',
  },
};

export const eventSchema = z
  .object({
    id: z.string().openapi({ description: 'The same wherever and however often the event is told.' }),
    type: z.string(),
    timestamp: instantSchema,
    data: z.record(z.string(), jsonValueSchema).openapi({
      description:
        'The id of what changed, its new version, its status where the event decides it, who did it, and little more.',
    }),
  })
  .openapi('Event', { example: eventExample });

export const eventTypeSchema = z
  .object({ type: z.string(), description: z.string() })
  .openapi('EventType', { example: { type: 'bill.paid', description: 'The money was sent.' } });
