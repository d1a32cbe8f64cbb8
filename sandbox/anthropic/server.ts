import { createHash, randomBytes } from 'node:crypto';
import { openLog } from '../durable-log.js';
import type { DurableLog } from '../durable-log.js';
import { controlBody, header, serve } from '../http.js';
import type { Handled, HttpAnswer, RunningServer, SandboxRequest } from '../http.js';
import { errorTypes, messageBody, requestSchema, ruleSchema } from './answers.js';
import type { AnswerRule, ErrorStatus } from './answers.js';

export type AnthropicSandboxOptions = {
  /** 0, the default, chooses a free one. */
  readonly port?: number;
  readonly logFile: string;
};

type LogEntry =
  | { readonly kind: 'answer_recorded'; readonly ruleId: number; readonly rule: AnswerRule }
  | {
      readonly kind: 'request_answered';
      /** Null when nothing was recorded for it. */
      readonly ruleId: number | null;
      readonly model: string;
      readonly documentSha256s: readonly string[];
      readonly answer: string;
    };

/** Anthropic takes requests up to 32 MB. */
const requestBytesMax = 32_000_000;

export async function startAnthropicSandbox(options: AnthropicSandboxOptions): Promise<RunningServer> {
  const log = openLog<LogEntry>(options.logFile);
  const server = await serve({
    port: options.port ?? 0,
    bodyBytesMax: requestBytesMax,
    tooLarge: failure(413, 'Request exceeds the maximum size'),
    crashed: (error) => failure(500, String(error)),
    handle: async (request) =>
      request.path.startsWith('/_sandbox/') ? control(log, request) : route(log, request),
  });
  return {
    url: server.url,
    async close() {
      await server.close();
      log.close();
    },
  };
}

function failure(status: ErrorStatus, message: string): HttpAnswer {
  const requestId = `req_${randomBytes(8).toString('hex')}`;
  return {
    status,
    body: { type: 'error', error: { type: errorTypes[status], message }, request_id: requestId },
    headers: { 'request-id': requestId, ...(status === 429 ? { 'retry-after': '1' } : {}) },
  };
}

async function route(log: DurableLog<LogEntry>, request: SandboxRequest): Promise<Handled> {
  if (`${request.method} ${request.path}` !== 'POST /v1/messages') {
    return { status: 404, body: { type: 'error', error: { type: 'not_found_error', message: 'Not found' } } };
  }
  if (!header(request, 'x-api-key') && !header(request, 'authorization')) {
    return failure(401, 'An API key is required');
  }
  if (!header(request, 'anthropic-version')) return failure(400, 'anthropic-version: header is required');
  let json: unknown;
  try {
    json = JSON.parse(request.body);
  } catch {
    return failure(400, 'The request body is not valid JSON');
  }
  const parsed = requestSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return failure(400, `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const documentSha256s = documentsIn(parsed.data.messages).map((bytes) =>
    createHash('sha256').update(bytes).digest('hex'),
  );
  const found = findRule(log, documentSha256s, request.body);
  const { model } = parsed.data;
  const answer = found?.rule.answer ?? null;
  const kind = answer?.type ?? 'none';
  log.append({
    kind: 'request_answered',
    ruleId: found?.ruleId ?? null,
    model,
    documentSha256s,
    answer: kind,
  });
  if (answer === null) {
    const what = documentSha256s.join(', ') || 'this request';
    return failure(400, `The sandbox has no recorded answer for ${what}`);
  }
  switch (answer.type) {
    case 'error':
      return failure(answer.status, 'A failure that was asked for');
    case 'drop':
      return 'drop';
    case 'timeout':
      await new Promise((resolve) => setTimeout(resolve, answer.delayMs).unref());
      return failure(500, 'Too late');
    default:
      return {
        status: 200,
        body: messageBody(`msg_${randomBytes(10).toString('hex')}`, parsed.data, answer),
      };
  }
}

/** The first rule that fits and is not used up; the log itself counts its uses. */
function findRule(
  log: DurableLog<LogEntry>,
  sha256s: readonly string[],
  body: string,
): { ruleId: number; rule: AnswerRule } | null {
  for (const entry of log.entries) {
    if (entry.kind !== 'answer_recorded') continue;
    const { documentSha256, contains } = entry.rule.match;
    if (documentSha256 !== undefined && !sha256s.includes(documentSha256)) continue;
    if (contains !== undefined && !body.includes(contains)) continue;
    const used = log.entries.filter(
      (other) => other.kind === 'request_answered' && other.ruleId === entry.ruleId,
    ).length;
    if (used < entry.rule.times) return entry;
  }
  return null;
}

/** The bytes of every document and image, wherever it stands in the messages. */
function documentsIn(value: unknown): Buffer[] {
  if (Array.isArray(value)) return value.flatMap(documentsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, data } = value as { type?: unknown; data?: unknown };
  if (type === 'base64' && typeof data === 'string') return [Buffer.from(data, 'base64')];
  if (type === 'text' && typeof data === 'string') return [Buffer.from(data)];
  return Object.values(value).flatMap(documentsIn);
}

function control(log: DurableLog<LogEntry>, request: SandboxRequest): Handled {
  switch (`${request.method} ${request.path.replace('/_sandbox', '')}`) {
    case 'GET /health':
      return { status: 200, body: { ok: true } };
    case 'GET /log':
      return { status: 200, body: log.entries };
    case 'POST /answers': {
      const rule = ruleSchema.safeParse(controlBody(request));
      if (!rule.success) return { status: 400, body: { error: rule.error.message } };
      const ruleId = log.entries.length + 1;
      log.append({ kind: 'answer_recorded', ruleId, rule: rule.data });
      return { status: 201, body: { ruleId } };
    }
    default:
      return { status: 404, body: { error: `No such control: ${request.method} ${request.path}` } };
  }
}
