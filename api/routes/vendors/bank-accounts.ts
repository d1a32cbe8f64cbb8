import { createRoute, z } from '@hono/zod-openapi';
import { newId } from '../../../db/ids.js';
import { createBankAccount, listBankAccounts, loadVendor } from '../../../db/vendors.js';
import {
  bankAccountIndexPurpose,
  bankAccountIndexText,
  normalizeBankAccount,
  sealedAccountAddress,
  type BankAccountDetails,
} from '../../../domain/bank-account.js';
import { parseId, type TenantId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { answerOnce, send } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { etagOf, idempotencyHeader, pathId } from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import { bankAccountBody, bankAccountEntrySchema, bankAccountSchema } from '../../schemas/vendors.js';

const tags = ['bank accounts'];
const params = z.object({ vendorId: pathId('vendorId') });

const proposeRoute = createRoute({
  method: 'post',
  path: '/v1/vendors/{vendorId}/bank-accounts',
  operationId: 'proposeBankAccount',
  tags,
  summary: 'Propose an account; nothing is paid to it before a second person has verified it',
  ...requires('bank_account.write'),
  request: { params, headers: idempotencyHeader, body: jsonBody(bankAccountEntrySchema) },
  responses: { 201: jsonAnswer('The account, masked.', bankAccountSchema), ...problems(404, 413, 415, 422) },
});

const listRoute = createRoute({
  method: 'get',
  path: '/v1/vendors/{vendorId}/bank-accounts',
  operationId: 'listBankAccounts',
  tags,
  summary: 'List the accounts of a vendor, masked',
  ...requires('vendor.read'),
  request: { params },
  responses: {
    200: jsonAnswer('All of them.', z.object({ items: z.array(bankAccountSchema) })),
    ...problems(404),
  },
});

export function addBankAccounts(app: Api, deps: ApiDeps): void {
  app.openapi(proposeRoute, async (c) => {
    const { tenantId, memberId } = c.get('principal');
    const vendorId = parseId('vendor', c.req.valid('param').vendorId);
    const given = c.req.valid('json');
    const account = normalizeBankAccount({ ...given, routingNumber: given.routingNumber ?? null });
    const sealed = await sealAccount(deps, tenantId, account);
    return answerOnce(c, deps, async (tx) => {
      await loadVendor(tx, tenantId, vendorId);
      const { holderName, country, currency } = account;
      const shown = { holderName, country, currency, last4: account.accountNumber.slice(-4) };
      const row = await createBankAccount(
        tx,
        { tenantId, vendorId, createdBy: memberId, ...shown, ...sealed },
        memberContext(c, deps),
      );
      return { status: 201 as const, body: bankAccountBody(row), headers: etagOf(row.version) };
    });
  });

  app.openapi(listRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const vendorId = parseId('vendor', c.req.valid('param').vendorId);
    const rows = await deps.database.inTenant(tenantId, async (tx) => {
      await loadVendor(tx, tenantId, vendorId);
      return listBankAccounts(tx, tenantId, vendorId);
    });
    return send(c, { status: 200, body: { items: rows.map(bankAccountBody) } });
  });
}

/** Numbers leave this function only sealed for their row, and as a keyed hash that finds equal accounts. */
async function sealAccount({ cipher }: ApiDeps, tenantId: TenantId, account: BankAccountDetails) {
  const bankAccountId = newId('bankAccount');
  const address = sealedAccountAddress(tenantId, bankAccountId);
  return {
    bankAccountId,
    sealed: await cipher.encrypt(address, JSON.stringify(account)),
    blindIndex: await cipher.blindIndex(tenantId, bankAccountIndexPurpose, bankAccountIndexText(account)),
  };
}
