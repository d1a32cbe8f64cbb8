import type { Context } from 'hono';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Database } from '../db/client.js';
import type { Instant } from '../domain/dates.js';
import type { ApiKeyId, MemberId, TenantId } from '../domain/ids.js';
import type { Action, Role } from '../domain/roles.js';
import type { Logger } from '../log.js';
import type { EngineObserver } from './operations/engine-observer.js';
import type {
  DocumentStorage,
  FieldCipher,
  MailWebhooks,
  RailWebhooks,
  RecurringSchedules,
} from '../providers/ports.js';
import type { EventFeed } from './event-feed.js';
import type { WorkflowStarter } from './workflow-starter.js';

/** Everything that the API works with. Made in server.ts, or by a test. */
export type ApiDeps = {
  readonly database: Database;
  readonly workflows: WorkflowStarter;
  readonly engine: EngineObserver;
  readonly schedules: RecurringSchedules;
  readonly storage: DocumentStorage;
  readonly cipher: FieldCipher;
  readonly railWebhooks: RailWebhooks;
  readonly mailWebhooks: MailWebhooks;
  readonly log: Logger;
  readonly now: () => Instant;
  readonly limits: ApiLimits;
  /** New API keys say whether real money hangs on them. */
  readonly apiKeyPrefix: ApiKeyPrefix;
  readonly operations: OperationsSettings;
  readonly feed: EventFeed;
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
  /** One document. */
  readonly documentBytesMax: number;
  readonly webhookBodyBytesMax: number;
};

export const apiLimits: ApiLimits = {
  jsonBodyBytesMax: 262_144,
  uploadBodyBytesMax: 12_582_912,
  documentBytesMax: 10_485_760,
  webhookBodyBytesMax: 1_048_576,
};

/** Who asks: a member through one of their API keys. */
export type Principal = {
  readonly tenantId: TenantId;
  readonly memberId: MemberId;
  readonly role: Role;
  readonly apiKeyId: ApiKeyId;
  /** What the key may do at most; null for all that its member may. */
  readonly scopes: readonly Action[] | null;
};

export type ApiEnv = {
  Variables: {
    requestId: string;
    log: Logger;
    principal: Principal;
  };
};

export type Api = OpenAPIHono<ApiEnv>;
export type ApiContext = Context<ApiEnv>;
