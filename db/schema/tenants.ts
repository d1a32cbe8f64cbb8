import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import type { PayingTerms } from '../../domain/bill-commands.js';
import type { ConfidenceGate } from '../../domain/extraction.js';
import type { ApiKeyId, IdentityId, MemberId, TenantId } from '../../domain/ids.js';
import type { Role } from '../../domain/roles.js';
import { at, bytes, createdAt, id } from '../columns.js';

export type TenantSettings = {
  readonly payingTerms: PayingTerms;
  /** Null: the installation's. */
  readonly confidenceGate: ConfidenceGate | null;
  /** Named on remittances and in mails. */
  readonly remitFromName: string;
  /** What a model may cost in a month, in millionths of a US dollar. Absent: the installation's. */
  readonly modelBudgetMicroUsd?: number;
  /** Absent: the installation's. Set by whoever runs it, not by the tenant. */
  readonly rateLimits?: { readonly tenantPerMinute: number; readonly keyPerMinute: number };
};

export const tenants = pgTable('tenants', {
  tenantId: id<TenantId>('tenant_id').primaryKey(),
  name: text('name').notNull(),
  settings: jsonb('settings').$type<TenantSettings>().notNull(),
  createdAt: createdAt(),
});

export const tenantKeys = pgTable(
  'tenant_keys',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    keyId: text('key_id').notNull(),
    wrapped: bytes('wrapped').notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.keyId] })],
);

export const members = pgTable(
  'members',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    memberId: id<MemberId>('member_id').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    role: text('role').$type<Role>().notNull(),
    department: text('department'),
    active: boolean('active').notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.memberId] }),
    // Serves: one person is one member, so that nobody approves twice under two names.
    uniqueIndex('members_email').on(t.tenantId, sql`lower(${t.email})`),
    check('members_role', sql`${t.role} in ('viewer','clerk','approver','payer','admin')`),
  ],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    apiKeyId: id<ApiKeyId>('api_key_id').notNull(),
    memberId: id<MemberId>('member_id').notNull(),
    name: text('name').notNull(),
    /** The start of the key, shown so that people can tell keys apart. */
    prefix: text('prefix').notNull(),
    /** SHA-256 of the whole key, lower-case hex; the key itself has 256 random bits. */
    hash: text('hash').notNull(),
    /** Permissions that the key has at most; null for all of its member's. */
    scopes: jsonb('scopes').$type<readonly string[] | null>(),
    createdAt: createdAt(),
    /** Null for keys of before every key had an end. */
    expiresAt: at('expires_at'),
    revokedAt: at('revoked_at'),
    /** To the minute: written behind the request's back. */
    lastUsedAt: at('last_used_at'),
    /** The key that was made by rotating this one. */
    replacedBy: id<ApiKeyId>('replaced_by'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.apiKeyId] }),
    foreignKey({ columns: [t.tenantId, t.memberId], foreignColumns: [members.tenantId, members.memberId] }),
    foreignKey({ columns: [t.tenantId, t.replacedBy], foreignColumns: [t.tenantId, t.apiKeyId] }),
    check('api_keys_replaced_ends', sql`${t.replacedBy} is null or ${t.expiresAt} is not null`),
    // Serves: authentication by hash.
    uniqueIndex('api_keys_hash').on(t.hash),
  ],
);

/** Who a member is at an OIDC issuer. The same person may be a member of several tenants. */
export const memberIdentities = pgTable(
  'member_identities',
  {
    tenantId: id<TenantId>('tenant_id').notNull(),
    identityId: id<IdentityId>('identity_id').notNull(),
    memberId: id<MemberId>('member_id').notNull(),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.identityId] }),
    foreignKey({ columns: [t.tenantId, t.memberId], foreignColumns: [members.tenantId, members.memberId] }),
    // An empty setting is what a connection is left with: it must name nobody.
    check('member_identities_named', sql`${t.issuer} <> '' and ${t.subject} <> ''`),
    // Serves: authentication by token, and one member a person and tenant.
    uniqueIndex('member_identities_subject').on(t.issuer, t.subject, t.tenantId),
    // Serves: the identities of a member.
    index('member_identities_member').on(t.tenantId, t.memberId),
  ],
);

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    tenantId: id<TenantId>('tenant_id')
      .notNull()
      .references(() => tenants.tenantId),
    /** The member and the caller's key, so that two people never answer each other. */
    memberId: id<MemberId>('member_id').notNull(),
    key: text('key').notNull(),
    /** SHA-256 of method, path and body. */
    requestHash: text('request_hash').notNull(),
    status: integer('status'),
    body: jsonb('body').$type<unknown>(),
    headers: jsonb('headers').$type<Record<string, string>>(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.memberId, t.key] }),
    // Serves: the sweep that deletes keys older than a day.
    index('idempotency_keys_created').on(t.tenantId, t.createdAt),
  ],
);
