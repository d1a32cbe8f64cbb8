import { isIP } from 'node:net';
import { z } from 'zod';

// What a variable is, and the shapes that its text may have.

type Text<T> = z.ZodType<T, string>;

// `example` is what `.env.example` shows: commented out unless the variable is required.
export const required = <T>(group: string, meaning: string, example: string, schema: Text<T>) => ({
  group,
  meaning,
  example,
  required: true,
  read: schema,
});
export const optional = <T>(group: string, meaning: string, example: string, schema: Text<T>) => ({
  group,
  meaning,
  example,
  required: false,
  read: schema.optional().transform((value) => value ?? null),
});
export const withDefault = <T>(group: string, meaning: string, fallback: string, schema: Text<T>) => ({
  group,
  meaning,
  example: fallback,
  required: false,
  read: z.string().default(fallback).pipe(schema),
});

export const text = z.string().min(1);
export const url = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) URL' })
  .transform((value) => value.replace(/\/+$/, ''));
export const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' });
export const integer = (least: number, most: number) =>
  z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(least).max(most));
export const ratio = z
  .string()
  .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'must be between 0 and 1')
  .transform(Number);
/** US dollars, as millionths. */
export const microUsd = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,6})?$/, 'must be US dollars such as 3 or 0.25')
  .transform((value) => Math.round(Number(value) * 1_000_000));
export const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

const listOf = (fits: (item: string) => boolean, error: string) =>
  list.refine((items) => items.every(fits), { error });

export const origins = listOf(isOrigin, 'must be origins, e.g. https://app.example.com');
export const networks = listOf(isNetwork, 'must be addresses or networks, e.g. 10.0.0.0/8');

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text;
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  const isPrefix = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
  return bits > 0 && isPrefix && rest.length === 0;
}

const httpsUrl = z
  .url({ protocol: /^https?$/, error: 'must be a URL' })
  .refine((text) => text.startsWith('https:') || isLoopback(text), { error: 'must be https' });

function isLoopback(text: string): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(text).hostname);
}

/** Asymmetric algorithms only: whoever can check a token must not be able to make one. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

const issuer = z.strictObject({
  issuer: httpsUrl,
  audience: z.array(text).min(1),
  audienceClaim: z.enum(['aud', 'client_id', 'azp']).default('aud'),
  jwksUrl: httpsUrl.nullable().default(null),
  algorithms: z
    .array(z.enum(algorithms as [string, ...string[]]))
    .min(1)
    .default(['RS256']),
  clockToleranceSeconds: z.number().int().min(0).max(300).default(30),
  maxAgeSeconds: z.number().int().min(60).max(604_800).default(86_400),
  scopePrefix: text.default('payloom:'),
  tenantClaim: text.nullable().default(null),
  loginTimeClaim: z.enum(['auth_time', 'fva']).default('auth_time'),
});

/** A JSON list of issuers. */
export const issuers = z
  .string()
  .transform(parseJson)
  .pipe(z.array(issuer, { error: 'must be a JSON list of issuers' }))
  .refine((all) => new Set(all.map((each) => each.issuer)).size === all.length, {
    error: 'names an issuer twice',
  });

function parseJson(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    return null;
  }
}
