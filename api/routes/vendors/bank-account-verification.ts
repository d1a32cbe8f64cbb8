import { createRoute, z } from '@hono/zod-openapi';
import type { Tx } from '../../../db/client.js';
import {
  findPayableAccount,
  loadBankAccount,
  saveBankAccount,
  type BankAccount,
} from '../../../db/vendors.js';
import type { FactContext } from '../../../domain/bill-facts.js';
import { refuse } from '../../../domain/errors.js';
import { parseId, type MemberId, type TenantId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { answerOnce } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import {
  etagOf,
  idempotencyHeader,
  ifMatchHeader,
  pathId,
  reasonSchema,
  versionIn,
} from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import { bankAccountBody, bankAccountSchema } from '../../schemas/vendors.js';
import { signalHeldBills } from '../../signal-bills.js';

const tags = ['bank accounts'];
const params = z.object({ vendorId: pathId('vendorId'), bankAccountId: pathId('bankAccountId') });

const headers = idempotencyHeader.extend(ifMatchHeader.shape);

const verifyRoute = createRoute({
  method: 'post',
  path: '/v1/vendors/{vendorId}/bank-accounts/{bankAccountId}/verify',
  operationId: 'verifyBankAccount',
  tags,
  summary: 'Vouch for an account, as a second person; it takes the place of the one in use',
  ...requires('vendor.verify'),
  request: { params, headers, body: jsonBody(z.strictObject({})) },
  responses: { 200: jsonAnswer('The account.', bankAccountSchema), ...problems(404, 409, 412, 415, 422) },
});

const freezeRoute = createRoute({
  method: 'post',
  path: '/v1/vendors/{vendorId}/bank-accounts/{bankAccountId}/freeze',
  operationId: 'freezeBankAccount',
  tags,
  summary: 'Freeze an account: nothing is paid to it',
  ...requires('bank_account.write'),
  request: {
    params,
    headers,
    body: jsonBody(z.strictObject({ reason: reasonSchema })),
  },
  responses: { 200: jsonAnswer('The account.', bankAccountSchema), ...problems(404, 409, 412, 415, 422) },
});

/** Holds that a verification may end. */
const codes = ['vendor_unverified', 'bank_account_unusable'] as const;

export function addBankAccountVerification(app: Api, deps: ApiDeps): void {
  app.openapi(verifyRoute, async (c) => {
    const { tenantId, memberId } = c.get('principal');
    const path = c.req.valid('param');
    const vendorId = parseId('vendor', path.vendorId);
    const seen = versionIn(c.req.valid('header')['If-Match']);
    return answerOnce(c, deps, async (tx) => {
      const account = await loadSeen(tx, tenantId, path, seen);
      const next = await activate(tx, account, memberId, memberContext(c, deps));
      return {
        status: 200 as const,
        body: bankAccountBody(next),
        headers: etagOf(next.version),
        afterCommit: () => signalHeldBills(c, deps, { vendorId, codes, because: 'bank_account_verified' }),
      };
    });
  });

  app.openapi(freezeRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { reason } = c.req.valid('json');
    const seen = versionIn(c.req.valid('header')['If-Match']);
    return answerOnce(c, deps, async (tx) => {
      const account = await loadSeen(tx, tenantId, c.req.valid('param'), seen);
      if (account.status === 'frozen' || account.status === 'replaced') {
        refuse('wrong_state', `The account is ${account.status} already.`, { status: account.status });
      }
      const frozen = { status: 'frozen', frozenReason: reason, verifiedBy: null, verifiedAt: null } as const;
      const fact = { type: 'bank_account_frozen' as const, reason };
      const next = await saveBankAccount(tx, account, frozen, fact, memberContext(c, deps));
      return { status: 200 as const, body: bankAccountBody(next), headers: etagOf(next.version) };
    });
  });
}

/** Whoever says which version they saw does not vouch for another one. */
async function loadSeen(
  tx: Tx,
  tenantId: TenantId,
  path: { readonly vendorId: string; readonly bankAccountId: string },
  seenVersion: number | null,
): Promise<BankAccount> {
  const account = await loadBankAccount(tx, tenantId, parseId('bankAccount', path.bankAccountId));
  if (account.vendorId !== path.vendorId) refuse('not_found', 'No such bank account.');
  if (seenVersion !== null && seenVersion !== account.version) {
    refuse('version_conflict', 'The account was changed by somebody else.', { version: account.version });
  }
  return account;
}

/** The account in use steps aside first: the database knows one active account a currency, at every moment. */
async function activate(
  tx: Tx,
  account: BankAccount,
  verifier: MemberId,
  context: FactContext,
): Promise<BankAccount> {
  const { tenantId, vendorId, currency, status, createdBy } = account;
  if (status === 'active' || status === 'replaced') {
    refuse('wrong_state', `The account is ${status} already.`, { status });
  }
  if (createdBy === verifier) {
    refuse('second_person_required', 'Somebody other than who entered it has to verify it.');
  }
  const inUse = await findPayableAccount(tx, tenantId, vendorId, currency);
  if (inUse) {
    const fact = { type: 'bank_account_replaced' as const, by: account.bankAccountId };
    await saveBankAccount(tx, inUse, { status: 'replaced' }, fact, context);
  }
  const active = {
    status: 'active',
    frozenReason: null,
    verifiedBy: verifier,
    verifiedAt: context.at,
  } as const;
  return saveBankAccount(tx, account, active, { type: 'bank_account_verified' }, context);
}
