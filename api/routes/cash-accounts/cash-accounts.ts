import { createRoute, z } from '@hono/zod-openapi';
import {
  changeCashAccount,
  createCashAccount,
  listCashAccounts,
  loadCashAccount,
  loadCashPosition,
  lockCashAccount,
  moveCash,
} from '../../../db/cash-accounts.js';
import type { Tx } from '../../../db/client.js';
import { newId } from '../../../db/ids.js';
import type { CashAccount } from '../../../domain/cash-account.js';
import { epochMs } from '../../../domain/dates.js';
import { refuse } from '../../../domain/errors.js';
import { parseId } from '../../../domain/ids.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { given } from '../../given.js';
import { answerOnce, send } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { pageOf, pageQuery, readCursor, toPage, writeCursor } from '../../pages.js';
import {
  cashAccountBody,
  cashAccountChangeSchema,
  cashAccountEntrySchema,
  cashAccountSchema,
  cashMovementSchema,
} from '../../schemas/cash-accounts.js';
import {
  etagOf,
  idempotencyHeader,
  idOf,
  pathId,
  requiredIdempotencyHeader,
  requiredIfMatchHeader,
  versionIn,
} from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import { signalHeldBills } from '../../signal-bills.js';

const tags = ['cash accounts'];
const params = z.object({ cashAccountId: pathId('cashAccountId') });
const cashAccountIdSchema = idOf('cashAccount', 'cash_0193b3c0a1b27def8123456789abcdef');

const createRouteOf = createRoute({
  method: 'post',
  path: '/v1/cash-accounts',
  operationId: 'createCashAccount',
  tags,
  summary: 'Keep an account of cash that bills are paid from',
  description:
    'From then on payments in its currency reserve their money in it, and a bill for which there is not enough above the ' +
    'floor is held as `cash_short`. It begins empty: tell what is in it by a movement of kind `opening`.',
  ...requires('cash_account.write'),
  request: { headers: requiredIdempotencyHeader, body: jsonBody(cashAccountEntrySchema) },
  responses: { 201: jsonAnswer('The account.', cashAccountSchema), ...problems(409, 413, 415, 422) },
});

const listRoute = createRoute({
  method: 'get',
  path: '/v1/cash-accounts',
  operationId: 'listCashAccounts',
  tags,
  summary: 'List cash accounts with what is in them',
  ...requires('cash_account.read'),
  request: { query: pageQuery },
  responses: { 200: jsonAnswer('A page of them.', pageOf(cashAccountSchema)), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/cash-accounts/{cashAccountId}',
  operationId: 'getCashAccount',
  tags,
  summary: 'Get a cash account: its balance, what is reserved, what is available',
  ...requires('cash_account.read'),
  request: { params },
  responses: {
    200: jsonAnswer('The account; its version is the ETag.', cashAccountSchema),
    ...problems(404),
  },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/v1/cash-accounts/{cashAccountId}',
  operationId: 'changeCashAccount',
  tags,
  summary: "Change a cash account's name, floor, or whether payments are made from it",
  ...requires('cash_account.write'),
  request: {
    params,
    headers: idempotencyHeader.extend(requiredIfMatchHeader.shape),
    body: jsonBody(cashAccountChangeSchema),
  },
  responses: {
    200: jsonAnswer('The account after it.', cashAccountSchema),
    ...problems(404, 409, 412, 413, 415, 422),
  },
});

const moveRoute = createRoute({
  method: 'post',
  path: '/v1/cash-accounts/{cashAccountId}/movements',
  operationId: 'moveCash',
  tags,
  summary: 'Book money that came or went by other ways than bills',
  description: 'Bills that wait for money go on by themselves.',
  ...requires('cash_account.write'),
  request: { params, headers: requiredIdempotencyHeader, body: jsonBody(cashMovementSchema) },
  responses: {
    200: jsonAnswer('The account after it.', cashAccountSchema),
    ...problems(404, 409, 413, 415, 422),
  },
});

const shown = async (tx: Tx, account: CashAccount) =>
  cashAccountBody(account, await loadCashPosition(tx, account));

export function addCashAccounts(app: Api, deps: ApiDeps): void {
  const { database } = deps;

  app.openapi(createRouteOf, (c) => {
    const { tenantId } = c.get('principal');
    const entry = c.req.valid('json');
    const cashAccountId = newId('cashAccount');
    return answerOnce(c, deps, async (tx) => {
      const account = await createCashAccount(
        tx,
        { ...entry, tenantId, cashAccountId },
        memberContext(c, deps),
      );
      const headers = { ...etagOf(account.version), location: `/v1/cash-accounts/${cashAccountId}` };
      return { status: 201 as const, body: await shown(tx, account), headers };
    });
  });

  app.openapi(listRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { cursor, limit } = c.req.valid('query');
    const after = readCursor(cursor, z.tuple([cashAccountIdSchema]))?.[0] ?? null;
    const body = await database.inTenant(tenantId, async (tx) => {
      const rows = await listCashAccounts(tx, tenantId, { after, limit: limit + 1 });
      const bodies = await Promise.all(rows.map((row) => shown(tx, row)));
      return toPage(
        bodies,
        limit,
        (item) => item,
        ({ cashAccountId }) => writeCursor([cashAccountId]),
      );
    });
    return send(c, { status: 200, body });
  });

  app.openapi(getRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const cashAccountId = parseId('cashAccount', c.req.valid('param').cashAccountId);
    const body = await database.inTenant(tenantId, async (tx) =>
      shown(tx, await loadCashAccount(tx, tenantId, cashAccountId)),
    );
    return send(c, { status: 200, body, headers: etagOf(body.version) });
  });
}

/** What changes an account lets bills that wait for money look again. */
export function addCashAccountChanges(app: Api, deps: ApiDeps): void {
  app.openapi(changeRoute, (c) => {
    const { tenantId } = c.get('principal');
    const cashAccountId = parseId('cashAccount', c.req.valid('param').cashAccountId);
    const expectedVersion = versionIn(c.req.valid('header')['If-Match']);
    const terms = given(c.req.valid('json'));
    return answerOnce(c, deps, async (tx) => {
      const account = await lockCashAccount(tx, tenantId, cashAccountId);
      if (account.version !== expectedVersion) {
        const { version } = account;
        refuse('version_conflict', 'The cash account was changed by somebody else.', { version });
      }
      const changed = await changeCashAccount(tx, account, terms, memberContext(c, deps));
      return {
        ...{ status: 200 as const, body: await shown(tx, changed), headers: etagOf(changed.version) },
        afterCommit: () => signalHeldBills(c, deps, { codes: ['cash_short'], because: 'floor_changed' }),
      };
    });
  });

  app.openapi(moveRoute, (c) => {
    const { tenantId } = c.get('principal');
    const cashAccountId = parseId('cashAccount', c.req.valid('param').cashAccountId);
    const { kind, amount, reason, effectiveAt } = c.req.valid('json');
    const context = memberContext(c, deps);
    return answerOnce(c, deps, async (tx) => {
      const account = await lockCashAccount(tx, tenantId, cashAccountId);
      if (amount.currency !== account.currency) {
        refuse('invalid_input', `This account is in ${account.currency}.`, { currency: account.currency });
      }
      if (effectiveAt !== undefined && epochMs(effectiveAt) > epochMs(context.at)) {
        refuse('invalid_input', 'Money moved now or earlier.', { effectiveAt });
      }
      const movement = {
        kind,
        amountMinor: amount.amountMinor,
        reason,
        effectiveAt: effectiveAt ?? context.at,
      };
      const moved = await moveCash(tx, account, movement, context);
      return {
        ...{ status: 200 as const, body: await shown(tx, moved.account) },
        headers: etagOf(moved.account.version),
        afterCommit: () => signalHeldBills(c, deps, { codes: ['cash_short'], because: 'cash_moved' }),
      };
    });
  });
}
