import type { Context } from 'hono';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Database } from '../db/client.js';
import type { TenantSettings } from '../db/tenants.js';
import type { Instant } from '../domain/dates.js';
import type { ApiKeyId, IdentityId, MemberId, TenantId } from '../domain/ids.js';
import type { Action, Role } from '../domain/roles.js';
import type { Logger } from '../log.js';
import type {
  DocumentStorage,
  FieldCipher,
  MailWebhooks,
  RailWebhooks,
  RecurringSchedules,
} from '../providers/ports.js';
import type {
  InboundMailSignatures,
  MailParser,
  PageEditor,
  PageRenderer,
} from '../providers/ports-documents.js';
import type { TokenVerifier } from '../providers/ports-access.js';
import type { EventFeed } from './event-feed.js';
import type { EngineObserver } from './operations/engine-observer.js';
import type { KeyUse } from './key-use.js';
import type { RateRules } from './rate-limits.js';
import type { WorkflowStarter } from './workflow-starter.js';

/** Everything that the API works with. Made in server.ts, or by a test. */
export type ApiDeps = {
  readonly database: Database;
  readonly workflows: WorkflowStarter;
  readonly engine: EngineObserver;
  readonly schedules: RecurringSchedules;
  readonly storage: DocumentStorage;
  readonly pages: PageRenderer;
  readonly editor: PageEditor;
  readonly cipher: FieldCipher;
  readonly railWebhooks: RailWebhooks;
  readonly mailWebhooks: MailWebhooks;
  /** Null: mails come in unsigned, and the secret of their entrance is all that they show. */
  readonly inboundSignatures: InboundMailSignatures | null;
  readonly mailParser: MailParser;
  readonly log: Logger;
  readonly now: () => Instant;
  readonly limits: ApiLimits;
  readonly access: AccessRules;
  readonly keyUse: KeyUse;
  /** New API keys say whether real money hangs on them. */
  readonly apiKeyPrefix: ApiKeyPrefix;
  readonly operations: OperationsSettings;
  readonly feed: EventFeed;
  /** What a tenant that has set none of its own may spend on a model in a month; null: no model reads. */
  readonly modelBudgetMicroUsd: number | null;
  /** For development: events may go to this machine, over http too. */
  readonly allowLoopbackEndpoints: boolean;
};

export type OperationsSettings = {
  /** Without one there are neither metrics nor detailed health. */
  readonly token: string | null;
  readonly vendorModes: Readonly<Record<string, 'live' | 'test' | 'stand-in' | 'off'>>;
};

export type ApiKeyPrefix = 'pl_live_' | 'pl_test_';

export type ApiLimits = {
  readonly jsonBodyBytesMax: number;
  /** The whole multipart body. */
  readonly uploadBodyBytesMax: number;
  /** The whole multipart body of many documents. */
  readonly batchBodyBytesMax: number;
  /** One document. */
  readonly documentBytesMax: number;
  readonly webhookBodyBytesMax: number;
  /** A mail with its attachments; SendGrid takes none that is larger. */
  readonly mailBodyBytesMax: number;
};

export const apiLimits: ApiLimits = {
  jsonBodyBytesMax: 262_144,
  uploadBodyBytesMax: 12_582_912,
  batchBodyBytesMax: 67_108_864,
  documentBytesMax: 10_485_760,
  webhookBodyBytesMax: 1_048_576,
  mailBodyBytesMax: 31_457_280,
};

/** How callers are let in. */
export type AccessRules = {
  /** Null: API keys only. */
  readonly tokens: TokenVerifier | null;
  /** How long ago somebody with a token may have logged in for what `freshLoginActions` names. */
  readonly freshLoginSeconds: number;
  /** Browser origins that may call; none unless named. */
  readonly corsOrigins: readonly string[];
  /** Addresses and networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly rates: RateRules;
};

export const usualAccess: AccessRules = {
  tokens: null,
  freshLoginSeconds: 900,
  corsOrigins: [],
  trustedProxies: [],
  rates: { tenantPerMinute: 120_000, callerPerMinute: 90_000, failedLoginsPerMinute: 100 },
};

/** What the caller showed. */
export type Credential =
  | { readonly kind: 'api_key'; readonly apiKeyId: ApiKeyId; readonly expiresAt: Instant | null }
  | {
      readonly kind: 'token';
      readonly identityId: IdentityId;
      readonly issuer: string;
      readonly expiresAt: Instant;
      readonly authenticatedAt: Instant | null;
      /** Whether they logged in lately enough for `freshLoginActions`. */
      readonly login: { readonly isFresh: boolean; readonly maxAgeSeconds: number };
    };

/** Who asks: a member, through an API key or a token of an issuer. */
export type Principal = {
  readonly tenantId: TenantId;
  readonly memberId: MemberId;
  readonly role: Role;
  readonly credential: Credential;
  /** What the key or token may do at most; null for all that its member may. */
  readonly scopes: readonly Action[] | null;
  readonly rateLimits: TenantSettings['rateLimits'] | null;
};

export type ApiEnv = {
  Variables: {
    requestId: string;
    log: Logger;
    /** Of the socket, or what trusted proxies say. */
    clientAddress: string;
    principal: Principal;
  };
};

export type Api = OpenAPIHono<ApiEnv>;
export type ApiContext = Context<ApiEnv>;
