import { pino } from 'pino';
import type { DestinationStream, Level } from 'pino';

type Fields = Readonly<Record<string, unknown>>;
type Write = (event: Lowercase<string>, fields?: Fields) => void;

/** One JSON line per thing that happened; the event is snake_case. `error` means that a person should look. */
export type Logger = {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
  /** A logger that adds these fields to every line, e.g. the request id. */
  readonly child: (fields: Fields) => Logger;
};

export function createLogger(options: {
  readonly level: Level | 'silent';
  readonly destination?: DestinationStream;
}): Logger {
  const sink = pino(
    {
      level: options.level,
      base: null,
      messageKey: 'event',
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      // Errors are described by redact(), before pino sees them.
      serializers: { err: (err: unknown) => err },
    },
    options.destination ?? pino.destination({ fd: 1, sync: true }),
  );
  return loggerOver(sink, {});
}

function loggerOver(sink: pino.Logger, context: Fields): Logger {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error'): Write =>
    (event, fields = {}) => {
      if (sink.isLevelEnabled(level)) sink[level](redact({ ...context, ...fields }) as object, event);
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => loggerOver(sink, { ...context, ...fields }),
  };
}

const redacted = '[redacted]';
const depthMax = 6;

/** Endings of field names, without case and separators, whose values never reach a log. */
const secretEndings = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'secrets',
  'token',
  'apikey',
  'apikeys',
  'masterkey',
  'datakey',
  'privatekey',
  'signature',
  'accountnumber',
  'routingnumber',
  'iban',
  'bic',
  'holdername',
  'cardnumber',
  'cvc',
  'bytes',
];

const secretTexts: readonly [RegExp, string][] = [
  [/\b(sk|rk)_(live|test|sandbox)_\w+/g, redacted],
  [/\bwhsec_[\w+/=]+/g, redacted],
  [/\bSG\.[\w-]+(\.[\w-]+)?/g, redacted],
  [/\bsk-ant-[\w-]+/g, redacted],
  [/\bBearer\s+[\w.~+/=-]+/gi, `Bearer ${redacted}`],
  [/(\w+:\/\/[^\s:/@]+):[^\s@]+@/g, `$1:${redacted}@`],
  [/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g, redacted],
];

function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= depthMax) return '[too deep]';
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Error) return describeError(value, depth);
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, isSecretName(key) ? redacted : redact(item, depth + 1)]),
  );
}

function describeError(error: Error, depth: number): Fields {
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    message: redactText(error.message),
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: redactText(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}

function redactText(text: string): string {
  return secretTexts.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}

function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return secretEndings.some((ending) => plain.endsWith(ending));
}
