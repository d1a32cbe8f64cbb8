import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { variables } from '../../config-variables.js';
import { ConfigError, loadConfig, loadMigrationConfig } from '../../config.js';
import { defaultConfidenceGate } from '../../domain/extraction.js';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const complete = {
  DATABASE_URL: 'postgres://payloom_app:pw@db/payloom',
  STRIPE_API_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRETS: 'whsec_old, whsec_new',
  STRIPE_FINANCIAL_ACCOUNT_ID: 'fa_1',
  SENDGRID_API_KEY: 'SG.1',
  SENDGRID_FROM_EMAIL: 'payables@example.com',
  SENDGRID_WEBHOOK_PUBLIC_KEY: 'public',
  PAYLOOM_MASTER_KEY: key(1),
  TEMPORAL_CONFIG_FILE: '/nonexistent/temporal.toml',
};

function problemsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('names every missing variable at once', () => {
    const named = problemsOf({}).map((problem) => problem.split(':')[0]);
    const required = Object.entries(variables)
      .filter(([, variable]) => variable.required)
      .map(([name]) => name);
    expect(named).toEqual([...required, 'PAYLOOM_MASTER_KEY']);
  });

  it('lets pass what the command line lets pass, unless it is told otherwise', () => {
    expect(loadConfig(complete).extraction.gate).toEqual(defaultConfidenceGate);
    const strict = loadConfig({ ...complete, EXTRACTION_GATE_TOTAL: '0.99' });
    expect(strict.extraction.gate).toEqual({ ...defaultConfidenceGate, totalMinor: 0.99 });
  });

  it('reports wrong values beside missing ones, and never shows a value', () => {
    const problems = problemsOf({
      ...complete,
      DATABASE_URL: undefined,
      API_PORT: '99999',
      EXTRACTION_GATE_TOTAL: '1.5',
      SENDGRID_FROM_EMAIL: 'not-an-address',
      STRIPE_API_KEY: 'pk_live_secret',
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'DATABASE_URL',
      'API_PORT',
      'STRIPE_API_KEY',
      'SENDGRID_FROM_EMAIL',
      'EXTRACTION_GATE_TOTAL',
    ]);
    expect(problems.join()).not.toContain('pk_live_secret');
  });

  it('takes an empty value for an absent one', () => {
    expect(loadConfig({ ...complete, ANTHROPIC_API_KEY: '', STRIPE_BASE_URL: '' })).toMatchObject({
      anthropic: null,
      stripe: { baseUrl: null, webhookSecrets: ['whsec_old', 'whsec_new'] },
    });
  });

  it.each(['sk_live_1', 'rk_live_1'])('refuses the live key %s beside a base URL', (STRIPE_API_KEY) => {
    expect(problemsOf({ ...complete, STRIPE_API_KEY, STRIPE_BASE_URL: 'http://localhost:1' })).toHaveLength(
      1,
    );
    expect(problemsOf({ ...complete, STRIPE_API_KEY })).toEqual([]);
  });

  it('refuses a sandbox key without a base URL', () => {
    const STRIPE_API_KEY = 'sk_sandbox_1';
    expect(problemsOf({ ...complete, STRIPE_API_KEY })).toHaveLength(1);
    expect(problemsOf({ ...complete, STRIPE_API_KEY, STRIPE_BASE_URL: 'http://localhost:1' })).toEqual([]);
  });

  it('connects to Temporal Cloud with TLS when an API key is given', () => {
    const { temporal } = loadConfig({
      ...complete,
      TEMPORAL_ADDRESS: 'ns.tmprl.cloud:7233',
      TEMPORAL_NAMESPACE: 'ns',
      TEMPORAL_API_KEY: 'key',
    });
    expect(temporal).toMatchObject({
      namespace: 'ns',
      connection: { address: 'ns.tmprl.cloud:7233', apiKey: 'key', tls: true },
    });
  });

  it('needs bucket and region when documents are in S3', () => {
    expect(problemsOf({ ...complete, PAYLOOM_STORAGE: 's3' })).toHaveLength(2);
    const given = { ...complete, PAYLOOM_STORAGE: 's3', S3_BUCKET: 'b', S3_REGION: 'r' };
    expect(loadConfig(given).storage).toEqual({
      kind: 's3',
      bucket: 'b',
      region: 'r',
      endpoint: null,
      prefix: 'documents/',
    });
  });

  it('gives migrations the owner and asks for nothing else', () => {
    const env = { DATABASE_URL: complete.DATABASE_URL, DATABASE_ADMIN_URL: 'postgres://owner:pw@db/payloom' };
    expect(loadMigrationConfig(env)).toEqual({ appUrl: env.DATABASE_URL, adminUrl: env.DATABASE_ADMIN_URL });
    expect(() => loadMigrationConfig({})).toThrow(ConfigError);
  });
});

describe('the master key', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'payloom-config-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is read from a file whose further lines are the previous keys', () => {
    const file = path.join(folder, 'keys');
    writeFileSync(file, `${key(2)}\n${key(1)}\n`);
    const { masterKey } = loadConfig({ ...complete, PAYLOOM_MASTER_KEY: '', PAYLOOM_MASTER_KEY_FILE: file });
    expect(masterKey.current[0]).toBe(2);
    expect(masterKey.previous.map((each) => each[0])).toEqual([1]);
  });

  it.each(['short', Buffer.alloc(16).toString('base64'), `${key(1)}!`])(
    'is refused when it is not 32 bytes in base64',
    (PAYLOOM_MASTER_KEY) => {
      expect(problemsOf({ ...complete, PAYLOOM_MASTER_KEY })).toHaveLength(1);
    },
  );
});
