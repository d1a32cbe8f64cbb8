import { z } from 'zod';
import {
  integer,
  issuers,
  list,
  networks,
  optional,
  origins,
  postgresUrl,
  ratio,
  required,
  text,
  url,
  withDefault,
} from './config-shapes.js';
import { vendorVariables } from './config-vendor-variables.js';

const gate = (field: string) =>
  withDefault(
    'Reading documents',
    `Confidence (0 to 1) below which a person looks: ${field}.`,
    '0.90',
    ratio,
  );

/** The one table of variables. `.env.example` is generated from it; what is not here is not read. */
export const variables = {
  DATABASE_URL: required(
    'Database',
    'Postgres as the application role: it owns nothing and cannot bypass row-level security.',
    'postgres://payloom_app:PASSWORD@localhost:5432/payloom',
    postgresUrl,
  ),
  DATABASE_ADMIN_URL: optional(
    'Database',
    'Postgres as the owner of the tables. Needed by migrations only; leave it out of the API and the worker.',
    'postgres://payloom_owner:PASSWORD@localhost:5432/payloom',
    postgresUrl,
  ),

  TEMPORAL_ADDRESS: withDefault(
    'Temporal',
    'host:port of the Temporal frontend (self-hosted or Temporal Cloud).',
    'localhost:7233',
    text,
  ),
  TEMPORAL_NAMESPACE: withDefault('Temporal', 'Namespace that the bills run in.', 'payloom', text),
  TEMPORAL_API_KEY: optional('Temporal', 'API key of Temporal Cloud; turns TLS on.', 'KEY', text),
  TEMPORAL_TLS: optional(
    'Temporal',
    'true to use TLS without an API key.',
    'true',
    z.enum(['true', 'false']),
  ),
  TEMPORAL_TLS_CLIENT_CERT_PATH: optional(
    'Temporal',
    'Client certificate for mutual TLS (PEM file).',
    '/run/secrets/client.pem',
    text,
  ),
  TEMPORAL_TLS_CLIENT_KEY_PATH: optional(
    'Temporal',
    'Key of the client certificate (PEM file).',
    '/run/secrets/client.key',
    text,
  ),
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: optional(
    'Temporal',
    'CA that signed the server certificate (PEM file).',
    '/run/secrets/ca.pem',
    text,
  ),
  TEMPORAL_TLS_SERVER_NAME: optional(
    'Temporal',
    'Name expected in the server certificate.',
    'temporal.example.com',
    text,
  ),
  TEMPORAL_TASK_QUEUE: withDefault('Temporal', 'Task queue that joins API and workers.', 'payloom', text),
  TEMPORAL_UI_URL: withDefault(
    'Temporal',
    'Where people open the Temporal UI; used in links.',
    'http://localhost:8233',
    url,
  ),

  API_HOST: withDefault('API', 'Address that the API listens on.', '127.0.0.1', text),
  API_PORT: withDefault('API', 'Port that the API listens on.', '3700', integer(1, 65_535)),
  API_BODY_BYTES_MAX: withDefault(
    'API',
    'Largest body of one upload in bytes. Many files at once (64 MB) and mails (30 MB) have limits of their own.',
    '12582912',
    integer(1024, 104_857_600),
  ),

  API_CORS_ORIGINS: withDefault(
    'API',
    'Browser origins that may call the API, comma separated; none by default.',
    '',
    origins,
  ),
  API_TRUSTED_PROXIES: withDefault(
    'API',
    'Addresses or networks of proxies whose X-Forwarded-For is believed, comma separated.',
    '',
    networks,
  ),
  API_RATE_TENANT_PER_MINUTE: withDefault(
    'API',
    'Quota of one tenant in units a minute: a read costs 1, a write 2, an upload 20. Per process.',
    '120000',
    integer(1, 100_000_000),
  ),
  API_RATE_CALLER_PER_MINUTE: withDefault(
    'API',
    'Quota of one API key or person in units a minute. Per process.',
    '90000',
    integer(1, 100_000_000),
  ),
  API_FAILED_LOGINS_PER_MINUTE: withDefault(
    'API',
    'Requests without a valid key or token that one address may make in a minute.',
    '100',
    integer(1, 100_000_000),
  ),
  API_FRESH_LOGIN_SECONDS: withDefault(
    'API',
    'How long ago somebody with a token may have logged in to pay, verify accounts, or change members and keys.',
    '900',
    integer(30, 86_400),
  ),
  OIDC_ISSUERS: withDefault(
    'API',
    'Issuers whose tokens are taken, as a JSON list; docs/signing-in.md has one for Clerk, Auth0 and Cognito.',
    '[]',
    issuers,
  ),

  OPERATOR_TOKEN: optional(
    'Operations',
    'Bearer token for /metrics and /health/detailed, which are not there without it. 32 characters or more.',
    'TOKEN',
    z.string().min(32, 'must have 32 characters or more'),
  ),
  WORKER_METRICS_ADDRESS: optional(
    'Operations',
    'host:port on which the worker serves Prometheus metrics, without a key: a private address. Off when it is not set.',
    '127.0.0.1:9464',
    z.string().regex(/^[^\s:]+:\d{1,5}$/, 'must be host:port'),
  ),
  ...vendorVariables,
  PAYLOOM_STORAGE: withDefault(
    'Documents',
    'Where documents are kept: local or s3.',
    'local',
    z.enum(['local', 's3']),
  ),
  PAYLOOM_STORAGE_DIR: withDefault(
    'Documents',
    'Folder of the documents when local.',
    '.payloom/documents',
    text,
  ),
  S3_BUCKET: optional(
    'Documents',
    'Bucket when s3. Credentials come from the AWS default chain.',
    'payloom-documents',
    text,
  ),
  S3_REGION: optional('Documents', 'Region of the bucket.', 'eu-central-1', text),
  S3_ENDPOINT: optional('Documents', 'Endpoint of an S3-compatible store.', 'https://minio.example.com', url),
  S3_PREFIX: withDefault('Documents', 'Key prefix inside the bucket.', 'documents/', text),

  PAYLOOM_MASTER_KEY: optional(
    'Keys',
    'Key-encryption key, 32 bytes in base64 (openssl rand -base64 32). This or the file.',
    'BASE64',
    text,
  ),
  PAYLOOM_MASTER_KEY_FILE: optional(
    'Keys',
    'File with the key in its first line; older keys, one a line, may follow.',
    '/run/secrets/payloom_master_key',
    text,
  ),
  PAYLOOM_PREVIOUS_MASTER_KEYS: withDefault(
    'Keys',
    'Older keys that still open old data, comma separated, while keys are rotated.',
    '',
    list,
  ),

  EXTRACTION_GATE_VENDOR_NAME: gate('vendor name'),
  EXTRACTION_GATE_TOTAL: gate('total'),
  EXTRACTION_GATE_CURRENCY: gate('currency'),
  EXTRACTION_GATE_DUE_ON: gate('due date'),
  EXTRACTION_GATE_NUMBER: gate('bill number'),

  WORKER_WORKFLOW_BUNDLE: optional(
    'Worker',
    'Workflows bundled beforehand (npm run build); without it the worker bundles them as it starts.',
    'dist/workflow-bundle.js',
    text,
  ),
  WORKER_MAX_CACHED_WORKFLOWS: withDefault(
    'Worker',
    'Workflows kept in memory; about 1 MB each.',
    '500',
    integer(0, 100_000),
  ),
  WORKER_MAX_CONCURRENT_ACTIVITIES: withDefault(
    'Worker',
    'Activities that run at the same time in one worker.',
    '50',
    integer(1, 10_000),
  ),
  WORKER_SHUTDOWN_GRACE_MS: withDefault(
    'Worker',
    'How long running activities may finish after SIGTERM, in milliseconds.',
    '30000',
    integer(0, 600_000),
  ),

  EVENT_ENDPOINTS_LOOPBACK: withDefault(
    'Events',
    'allowed only for development: events may go to this machine, over http too. Other private addresses never.',
    'refused',
    z.enum(['refused', 'allowed']),
  ),
  EVENT_TIMEOUT_MS: withDefault(
    'Events',
    'How long an endpoint may take to answer an event, in milliseconds.',
    '10000',
    integer(100, 30_000),
  ),

  LOG_LEVEL: withDefault(
    'Logs',
    'debug, info, warn or error.',
    'info',
    z.enum(['debug', 'info', 'warn', 'error']),
  ),
} as const;
