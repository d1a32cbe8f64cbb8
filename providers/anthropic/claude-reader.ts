import Anthropic, {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
} from '@anthropic-ai/sdk';
import type { Extraction } from '../../domain/extraction.js';
import type { ModelUse } from '../../domain/model-use.js';
import type { DocumentInput, DocumentReader } from '../ports.js';
import { detectMedia } from '../readers/media.js';
import { note, unreadable } from '../readers/reading.js';
import { invoiceReading, invoiceToolName, invoiceToolSchema, systemPrompt } from './invoice-tool.js';
import { toExtraction } from './to-extraction.js';

/** Room for the lines of some twenty pages. */
const outputTokensMax = 8192;
/** One retry by the SDK; the deadline below bounds both attempts and the pause between them. */
const retriesMax = 1;

/** Reads documents with Claude. Every failure is an empty extraction with a note, so that others' readings stand. */
export function createClaudeReader(options: {
  readonly apiKey: string;
  /** Null for Anthropic itself. */
  readonly baseUrl: string | null;
  readonly model: string;
  /** For the whole reading, retries included. */
  readonly timeoutMs: number;
}): DocumentReader {
  const client = new Anthropic({
    apiKey: options.apiKey,
    ...(options.baseUrl === null ? {} : { baseURL: options.baseUrl }),
    maxRetries: retriesMax,
    timeout: options.timeoutMs,
    logLevel: 'off',
  });
  return {
    async read(document: DocumentInput): Promise<Extraction> {
      const block = documentBlock(document);
      if (block === null) return nothing('claude_unsupported', 'Claude does not read files of this type.');
      try {
        const message = await client.messages.create(request(options.model, block), {
          signal: AbortSignal.timeout(options.timeoutMs),
        });
        const { extraction, outcome } = interpret(message);
        document.onModelUse?.(useOf(message, outcome));
        return extraction;
      } catch (error) {
        return failure(error);
      }
    },
  };
}

type Block = Anthropic.DocumentBlockParam | Anthropic.ImageBlockParam;

function request(model: string, block: Block): Anthropic.MessageCreateParamsNonStreaming {
  return {
    model,
    max_tokens: outputTokensMax,
    system: systemPrompt,
    tools: [
      {
        name: invoiceToolName,
        description: 'Records what is printed on the document.',
        input_schema: invoiceToolSchema(),
      },
    ],
    tool_choice: { type: 'tool', name: invoiceToolName, disable_parallel_tool_use: true },
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'The untrusted document:' },
          block,
          { type: 'text', text: `End of the untrusted document. Call ${invoiceToolName} once.` },
        ],
      },
    ],
  };
}

/** By the bytes, not by the declared type. */
function documentBlock({ bytes }: DocumentInput): Block | null {
  const data = () => Buffer.from(bytes).toString('base64');
  const kind = detectMedia(bytes);
  switch (kind) {
    case 'pdf':
      return { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: data() } };
    case 'png':
    case 'jpeg':
      return { type: 'image', source: { type: 'base64', media_type: `image/${kind}`, data: data() } };
    case 'text':
      return {
        type: 'document',
        source: { type: 'text', media_type: 'text/plain', data: new TextDecoder().decode(bytes) },
      };
    case 'empty':
    case 'xml':
    case 'tiff':
    case 'unknown':
      return null;
  }
}

type Interpreted = { readonly extraction: Extraction; readonly outcome: ModelUse['outcome'] };

function interpret(message: Anthropic.Message): Interpreted {
  const unused = (outcome: ModelUse['outcome'], why: string) => ({
    outcome,
    extraction: nothing(`claude_${outcome}`, why),
  });
  if (message.stop_reason === 'refusal') return unused('refused', 'Claude refused to read the document.');
  if (message.stop_reason === 'max_tokens') {
    return unused('truncated', 'The answer of Claude was cut off and is not used.');
  }
  const call = message.content.find((block) => block.type === 'tool_use' && block.name === invoiceToolName);
  const parsed = call?.type === 'tool_use' ? invoiceReading.safeParse(call.input) : null;
  if (!parsed?.success) return unused('malformed', 'The answer of Claude had not the agreed form.');
  return { outcome: 'read', extraction: toExtraction(parsed.data) };
}

/** Tokens that came from a cache or went into one count as read: the price is at most that. */
function useOf({ model, usage }: Anthropic.Message, outcome: ModelUse['outcome']): ModelUse {
  const cached = (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0);
  return { model, inputTokens: usage.input_tokens + cached, outputTokens: usage.output_tokens, outcome };
}

function failure(error: unknown): Extraction {
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) {
    return nothing('claude_timeout', 'Claude did not answer in time.');
  }
  if (error instanceof APIConnectionError)
    return nothing('claude_unreachable', 'Claude could not be reached.');
  if (error instanceof APIError) {
    const status = typeof error.status === 'number' ? error.status : 0;
    const code =
      status === 429 ? 'claude_rate_limited' : status === 529 ? 'claude_overloaded' : 'claude_failed';
    return nothing(code, `Claude answered with an error (${status}).`);
  }
  const name = error instanceof Error ? error.name : 'unknown';
  return nothing('claude_failed', `Claude could not be asked (${name}).`);
}

function nothing(code: string, message: string): Extraction {
  return unreadable('claude', note(code, message)).extraction;
}
