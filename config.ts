import { readFileSync } from 'node:fs';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { variables } from './config-variables.js';

type Environment = Readonly<Record<string, string | undefined>>;
type Values = { [Name in keyof typeof variables]: ReturnType<(typeof variables)[Name]['read']['parse']> };

/** Everything that is wrong with the environment, at once. Values are never part of the message. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(
      `The configuration has ${problems.length} problem(s); .env.example explains each variable:\n` +
        problems.map((problem) => `  - ${problem}`).join('\n'),
    );
  }
}

export type Config = ReturnType<typeof loadConfig>;

/** Reads the environment once. Throws one ConfigError that lists every problem. */
export function loadConfig(env: Environment = process.env) {
  const problems: string[] = [];
  const values = readVariables(env, problems);
  if (values.STRIPE_API_KEY !== undefined) problems.push(...stripeKeyProblems(values));
  const masterKey = readMasterKey(values, problems);
  const storage = readStorage(values, problems);
  const temporal = readTemporalConnection(env, problems);
  if (problems.length > 0 || !isComplete(values) || !masterKey || !storage || !temporal) {
    throw new ConfigError(problems);
  }
  return {
    database: { url: values.DATABASE_URL, adminUrl: values.DATABASE_ADMIN_URL },
    temporal: {
      connection: temporal.connectionOptions,
      namespace: temporal.namespace ?? values.TEMPORAL_NAMESPACE,
      taskQueue: values.TEMPORAL_TASK_QUEUE,
      uiUrl: values.TEMPORAL_UI_URL,
    },
    api: { host: values.API_HOST, port: values.API_PORT, bodyBytesMax: values.API_BODY_BYTES_MAX },
    access: readAccess(values),
    stripe: {
      apiKey: values.STRIPE_API_KEY,
      baseUrl: values.STRIPE_BASE_URL,
      webhookSecrets: values.STRIPE_WEBHOOK_SECRETS,
      financialAccountId: values.STRIPE_FINANCIAL_ACCOUNT_ID,
      timeoutMs: values.STRIPE_TIMEOUT_MS,
      dedupeWindowMs: values.STRIPE_KEY_WINDOW_MS,
    },
    sendgrid: {
      apiKey: values.SENDGRID_API_KEY,
      baseUrl: values.SENDGRID_BASE_URL,
      fromEmail: values.SENDGRID_FROM_EMAIL,
      fromName: values.SENDGRID_FROM_NAME,
      webhookPublicKey: values.SENDGRID_WEBHOOK_PUBLIC_KEY,
      inboundPublicKey: values.SENDGRID_INBOUND_PUBLIC_KEY,
    },
    anthropic: readAnthropic(values),
    operations: {
      token: values.OPERATOR_TOKEN,
      workerMetricsAddress: values.WORKER_METRICS_ADDRESS,
      vendorModes: vendorModes(values),
    },
    storage,
    masterKey,
    extraction: {
      gate: {
        vendorName: values.EXTRACTION_GATE_VENDOR_NAME,
        totalMinor: values.EXTRACTION_GATE_TOTAL,
        currency: values.EXTRACTION_GATE_CURRENCY,
        dueOn: values.EXTRACTION_GATE_DUE_ON,
        number: values.EXTRACTION_GATE_NUMBER,
      },
    },
    worker: {
      workflowBundle: values.WORKER_WORKFLOW_BUNDLE,
      maxCachedWorkflows: values.WORKER_MAX_CACHED_WORKFLOWS,
      maxConcurrentActivities: values.WORKER_MAX_CONCURRENT_ACTIVITIES,
      shutdownGraceMs: values.WORKER_SHUTDOWN_GRACE_MS,
    },
    events: {
      allowLoopback: values.EVENT_ENDPOINTS_LOOPBACK === 'allowed',
      timeoutMs: values.EVENT_TIMEOUT_MS,
    },
    log: { level: values.LOG_LEVEL },
  };
}

/** What a migration needs, and nothing else: the owner's URL and the application role that it prepares. */
export function loadMigrationConfig(env: Environment = process.env): { adminUrl: string; appUrl: string } {
  const problems: string[] = [];
  const { DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl } = readVariables(
    env,
    problems,
    (name) => name === 'DATABASE_URL' || name === 'DATABASE_ADMIN_URL',
  );
  if (!adminUrl) problems.push('DATABASE_ADMIN_URL: is missing; migrations run as the owner of the tables');
  if (problems.length > 0 || !adminUrl || !appUrl) throw new ConfigError(problems);
  return { adminUrl, appUrl };
}

/** What walking the books needs: the rows, and the anchors in the storage. */
export function loadBooksConfig(env: Environment = process.env): { url: string; storage: StorageConfig } {
  const problems: string[] = [];
  const wanted = (name: string) => name === 'DATABASE_URL' || /^(PAYLOOM_STORAGE|S3_)/.test(name);
  const values = readVariables(env, problems, wanted);
  const storage = readStorage(values, problems);
  if (problems.length > 0 || !values.DATABASE_URL || !storage) throw new ConfigError(problems);
  return { url: values.DATABASE_URL, storage };
}

function readAccess(values: Values) {
  return {
    corsOrigins: values.API_CORS_ORIGINS,
    trustedProxies: values.API_TRUSTED_PROXIES,
    freshLoginSeconds: values.API_FRESH_LOGIN_SECONDS,
    rates: {
      tenantPerMinute: values.API_RATE_TENANT_PER_MINUTE,
      callerPerMinute: values.API_RATE_CALLER_PER_MINUTE,
      failedLoginsPerMinute: values.API_FAILED_LOGINS_PER_MINUTE,
    },
    issuers: values.OIDC_ISSUERS,
  };
}

function readVariables(env: Environment, problems: string[], wanted: (name: string) => boolean = () => true) {
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries(variables).filter(([each]) => wanted(each))) {
    // An empty value is an absent one: that is what compose files and shells pass for "not set".
    const given = env[name] === '' ? undefined : env[name];
    if (given === undefined && variable.required) {
      problems.push(`${name}: is missing (${variable.meaning})`);
      continue;
    }
    const parsed = variable.read.safeParse(given);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(`${name}: ${parsed.error.issues.map(({ message }) => message).join('; ')}`);
  }
  return values as Partial<Values>;
}

function isComplete(values: Partial<Values>): values is Values {
  return Object.keys(variables).every((name) => name in values);
}

function stripeKeyProblems({
  STRIPE_API_KEY: key = '',
  STRIPE_BASE_URL: baseUrl,
}: Partial<Values>): string[] {
  if (/^(sk|rk)_live_/.test(key) && baseUrl) {
    return ['STRIPE_BASE_URL: is set beside a live STRIPE_API_KEY; live money goes to Stripe only'];
  }
  if (/^(sk|rk)_sandbox_/.test(key) && baseUrl === null) {
    return ['STRIPE_BASE_URL: is missing; a sandbox STRIPE_API_KEY is for the stand-in, not for Stripe'];
  }
  return [];
}

function readAnthropic(values: Values) {
  const { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_BASE_URL: baseUrl, ANTHROPIC_MODEL: model } = values;
  if (apiKey === null) return null;
  return {
    reader: { apiKey, baseUrl, model },
    budget: {
      prices: { inputMicroUsd: values.ANTHROPIC_INPUT_USD, outputMicroUsd: values.ANTHROPIC_OUTPUT_USD },
      monthMicroUsd: values.ANTHROPIC_BUDGET_USD,
    },
  };
}

export type VendorMode = 'live' | 'test' | 'stand-in' | 'off';

/** Whether real money and mail hang on this configuration. */
function vendorModes(values: Values): Readonly<Record<'stripe' | 'sendgrid' | 'anthropic', VendorMode>> {
  const isLocal = (url: string | null) => url !== null && !/^https:\/\/api\.(eu\.)?sendgrid\.com$/.test(url);
  return {
    stripe:
      values.STRIPE_BASE_URL !== null
        ? 'stand-in'
        : /^(sk|rk)_live_/.test(values.STRIPE_API_KEY)
          ? 'live'
          : 'test',
    sendgrid: isLocal(values.SENDGRID_BASE_URL) ? 'stand-in' : 'live',
    anthropic:
      values.ANTHROPIC_API_KEY === null ? 'off' : values.ANTHROPIC_BASE_URL === null ? 'live' : 'stand-in',
  };
}

type StorageConfig =
  | { readonly kind: 'local'; readonly dir: string }
  | {
      readonly kind: 's3';
      readonly bucket: string;
      readonly region: string;
      /** Null for AWS itself. */
      readonly endpoint: string | null;
      readonly prefix: string;
    };

function readStorage(values: Partial<Values>, problems: string[]): StorageConfig | undefined {
  if (values.PAYLOOM_STORAGE === 'local' && values.PAYLOOM_STORAGE_DIR !== undefined) {
    return { kind: 'local', dir: values.PAYLOOM_STORAGE_DIR };
  }
  const {
    S3_BUCKET: bucket,
    S3_REGION: region,
    S3_ENDPOINT: endpoint = null,
    S3_PREFIX: prefix = '',
  } = values;
  if (!bucket) problems.push('S3_BUCKET: is missing; PAYLOOM_STORAGE is s3');
  if (!region) problems.push('S3_REGION: is missing; PAYLOOM_STORAGE is s3');
  return bucket && region ? { kind: 's3', bucket, region, endpoint, prefix } : undefined;
}

/** The key that wraps new data keys, and those that still open old ones; 32 bytes each. */
type MasterKey = { readonly current: Uint8Array; readonly previous: readonly Uint8Array[] };

function readMasterKey(values: Partial<Values>, problems: string[]): MasterKey | undefined {
  const { PAYLOOM_MASTER_KEY: inline, PAYLOOM_MASTER_KEY_FILE: file } = values;
  if (inline && file) {
    problems.push('PAYLOOM_MASTER_KEY: set this or PAYLOOM_MASTER_KEY_FILE, not both');
    return undefined;
  }
  if (!inline && !file) {
    problems.push('PAYLOOM_MASTER_KEY: is missing (this or PAYLOOM_MASTER_KEY_FILE)');
    return undefined;
  }
  try {
    const lines = inline
      ? [inline]
      : readFileSync(file ?? '', 'utf8')
          .split('\n')
          .filter(Boolean);
    const [current, ...previous] = [...lines, ...(values.PAYLOOM_PREVIOUS_MASTER_KEYS ?? [])].map(decodeKey);
    if (!current) throw new Error('the file is empty');
    return { current, previous };
  } catch (error) {
    const name = inline ? 'PAYLOOM_MASTER_KEY' : 'PAYLOOM_MASTER_KEY_FILE';
    problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function decodeKey(encoded: string): Uint8Array {
  const bytes = Buffer.from(encoded.trim(), 'base64');
  if (bytes.length !== 32 || bytes.toString('base64') !== encoded.trim()) {
    throw new Error('each key must be 32 bytes in base64 (openssl rand -base64 32)');
  }
  return new Uint8Array(bytes);
}

/** Address, API key and TLS by Temporal's own rules, so that Temporal Cloud and own clusters need no code. */
function readTemporalConnection(env: Environment, problems: string[]) {
  const present = Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    ),
  );
  try {
    return loadClientConnectConfig({ overrideEnvVars: present });
  } catch (error) {
    problems.push(`TEMPORAL_*: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
