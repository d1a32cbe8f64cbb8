import { z } from 'zod';

export const errorTypes = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  500: 'api_error',
  529: 'overloaded_error',
} as const;
export type ErrorStatus = keyof typeof errorTypes;

const answerSchema = z.discriminatedUnion('type', [
  /** The tool that the request forces, or its first one, is called with this. */
  z.strictObject({ type: z.literal('tool_use'), input: z.record(z.string(), z.unknown()) }),
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({ type: z.literal('refusal') }),
  /** Cut off by `max_tokens`, with what was said so far. */
  z.strictObject({ type: z.literal('truncated'), input: z.record(z.string(), z.unknown()).default({}) }),
  z.strictObject({
    type: z.literal('error'),
    status: z.union([
      z.literal(400),
      z.literal(401),
      z.literal(403),
      z.literal(413),
      z.literal(429),
      z.literal(500),
      z.literal(529),
    ]),
  }),
  /** Nothing is said for so long. */
  z.strictObject({ type: z.literal('timeout'), delayMs: z.int().min(0).default(600_000) }),
  z.strictObject({ type: z.literal('drop') }),
]);
export type RecordedAnswer = z.infer<typeof answerSchema>;

export const ruleSchema = z.strictObject({
  match: z
    .strictObject({
      /** Lower-case hex of the document's bytes (or text, as UTF-8) in the request. */
      documentSha256: z.string().optional(),
      /** Somewhere in the request's JSON. */
      contains: z.string().optional(),
    })
    .default({}),
  times: z.int().min(1).default(1),
  answer: answerSchema,
});
export type AnswerRule = z.infer<typeof ruleSchema>;

export type MessagesRequest = z.infer<typeof requestSchema>;
export const requestSchema = z.looseObject({
  model: z.string().min(1),
  max_tokens: z.int().positive(),
  messages: z.array(z.looseObject({ role: z.enum(['user', 'assistant']), content: z.unknown() })).min(1),
  tools: z.array(z.looseObject({ name: z.string() })).optional(),
  tool_choice: z.looseObject({ type: z.string(), name: z.string().optional() }).optional(),
  stream: z.literal(false, 'this stand-in does not stream').optional(),
});

/** The body of a message as `@anthropic-ai/sdk` declares it. */
export function messageBody(
  id: string,
  request: MessagesRequest,
  answer: Extract<RecordedAnswer, { type: 'tool_use' | 'text' | 'refusal' | 'truncated' }>,
): unknown {
  const toolUse = (input: unknown) => ({
    type: 'tool_use',
    id: id.replace('msg', 'toolu'),
    name: request.tool_choice?.name ?? request.tools?.[0]?.name ?? 'answer',
    input,
  });
  const parts = {
    tool_use: () => [toolUse('input' in answer ? answer.input : {})],
    truncated: () => [toolUse('input' in answer ? answer.input : {})],
    text: () => [{ type: 'text', text: 'text' in answer ? answer.text : '', citations: null }],
    refusal: () => [],
  };
  const stopReasons = { tool_use: 'tool_use', text: 'end_turn', refusal: 'refusal', truncated: 'max_tokens' };
  return {
    id,
    type: 'message',
    role: 'assistant',
    model: request.model,
    content: parts[answer.type](),
    stop_reason: stopReasons[answer.type],
    stop_sequence: null,
    usage: {
      input_tokens: 1_500,
      output_tokens: answer.type === 'truncated' ? request.max_tokens : 300,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
    },
  };
}
