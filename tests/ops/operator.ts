import { createKeyText } from '../../api/api-keys.js';
import { createApiKey } from '../../db/api-keys.js';
import { newId } from '../../db/ids.js';
import { createMember } from '../../db/members.js';
import type { MemberId } from '../../domain/ids.js';
import { runOps } from '../../scripts/ops/run.js';
import { contextBy, wallClock } from '../support/cast.js';
import type { StackWorld } from '../support/stack-world.js';

export type Operated = { readonly code: number; readonly text: string };

/** Somebody at the command line, with the environment that the runbook asks for. */
export type Operator = {
  readonly env: Readonly<Record<string, string>>;
  readonly ops: (args: readonly string[]) => Promise<Operated>;
};

/** `memberId` is whose API key is set; null for one who only looks. */
export async function createOperator(world: StackWorld, memberId: MemberId | null): Promise<Operator> {
  const env = {
    ...world.stack.env,
    PAYLOOM_API_URL: world.stack.urls.api,
    ...(memberId === null ? {} : { PAYLOOM_API_KEY: await makeKey(world, memberId) }),
  };
  return {
    env,
    ops: async (args) => {
      let text = '';
      const output = { write: (more: string) => void (text += more), isTerminal: false };
      return { code: await runOps(args, { env, output }), text };
    },
  };
}

export async function addPayer({ database, cast: { tenantId, admin } }: StackWorld): Promise<MemberId> {
  const memberId = newId('member');
  const person = { tenantId, memberId, name: 'Second', email: `${memberId}@northwind.example` };
  await database.inTenant(tenantId, (tx) =>
    createMember(tx, { ...person, role: 'payer', department: null }, contextBy(admin, wallClock())),
  );
  return memberId;
}

async function makeKey(
  { database, cast: { tenantId, admin } }: StackWorld,
  memberId: MemberId,
): Promise<string> {
  const { key, hash, prefix } = createKeyText('pl_test_');
  const row = { tenantId, memberId, apiKeyId: newId('apiKey'), name: 'ops', prefix, hash };
  await database.inTenant(tenantId, (tx) =>
    createApiKey(tx, { ...row, scopes: null, expiresAt: null }, contextBy(admin, wallClock())),
  );
  return key;
}
