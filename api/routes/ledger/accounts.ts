import { createRoute, z } from '@hono/zod-openapi';
import type { Tx } from '../../../db/client.js';
import { findBalance, listBalances, type AccountBalance, type Asof } from '../../../db/ledger-reads.js';
import { refuse } from '../../../domain/errors.js';
import type { TenantId } from '../../../domain/ids.js';
import { accountOf, parseAccount, type AccountCode } from '../../../domain/ledger.js';
import { requires } from '../../auth.js';
import type { Api, ApiDeps } from '../../deps.js';
import { given } from '../../given.js';
import { send } from '../../idempotency.js';
import { pageOf, pageQuery, readQueryCursor, toPage, writeQueryCursor } from '../../pages.js';
import {
  accountFilterQuery,
  asofOf,
  asofQuery,
  ledgerAccountBody,
  ledgerAccountSchema,
  trialBalanceOf,
  trialBalanceSchema,
} from '../../schemas/ledger.js';
import { pathId } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';

const tags = ['ledger'];

const listRoute = createRoute({
  method: 'get',
  path: '/v1/ledger/accounts',
  operationId: 'listLedgerAccounts',
  tags,
  summary: 'List accounts with their balances at any instant, as they were known at any other',
  ...requires('ledger.read'),
  request: { query: z.object({ ...pageQuery.shape, ...accountFilterQuery, ...asofQuery }) },
  responses: { 200: jsonAnswer('A page of accounts.', pageOf(ledgerAccountSchema)), ...problems(422) },
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/ledger/accounts/{account}',
  operationId: 'getLedgerAccount',
  tags,
  summary: 'Get an account with its balance',
  ...requires('ledger.read'),
  request: { params: z.object({ account: pathId('account') }), query: z.object(asofQuery) },
  responses: { 200: jsonAnswer('The account.', ledgerAccountSchema), ...problems(404, 422) },
});

const trialBalanceRoute = createRoute({
  method: 'get',
  path: '/v1/ledger/trial-balance',
  operationId: 'getTrialBalance',
  tags,
  summary: 'Get the trial balance: every kind of account, and that debits equal credits',
  ...requires('ledger.read'),
  request: { query: z.object(asofQuery) },
  responses: { 200: jsonAnswer('The trial balance.', trialBalanceSchema), ...problems(422) },
});

const codeSchema = z
  .string()
  .max(120)
  .refine((text): text is AccountCode => isOfChart(text), { message: 'Not an account.' });

function isOfChart(text: string): boolean {
  try {
    return accountOf(text).code === text;
  } catch {
    return false;
  }
}

/** Accounts in one statement: memory stays small however many vendors there are. */
const accountsPerRead = 5_000;

async function listAllBalances(tx: Tx, tenantId: TenantId, asof: Asof): Promise<AccountBalance[]> {
  const all: AccountBalance[] = [];
  for (;;) {
    const after = all.at(-1)?.code ?? null;
    const rows = await listBalances(tx, tenantId, {}, asof, { after, limit: accountsPerRead });
    all.push(...rows);
    if (rows.length < accountsPerRead) return all;
  }
}

export function addLedgerAccounts(app: Api, { database }: ApiDeps): void {
  app.openapi(trialBalanceRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const asof = asofOf(c.req.valid('query'));
    // One moment for all pages, or entries that come in between would leave it unbalanced.
    const balances = await database.readInTenant(tenantId, (tx) => listAllBalances(tx, tenantId, asof));
    return send(c, { status: 200, body: trialBalanceOf(balances) });
  });

  app.openapi(listRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { cursor, limit, ...query } = c.req.valid('query');
    const after = readQueryCursor(cursor, query, codeSchema);
    const filter = given({ kind: query.kind, currency: query.currency });
    const rows = await database.inTenant(tenantId, (tx) =>
      listBalances(tx, tenantId, filter, asofOf(query), { after, limit: limit + 1 }),
    );
    const body = toPage(rows, limit, ledgerAccountBody, ({ code }) => writeQueryCursor(query, code));
    return send(c, { status: 200, body });
  });

  app.openapi(getRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const code = parseAccount(c.req.valid('param').account);
    const row = await database.inTenant(tenantId, (tx) =>
      findBalance(tx, tenantId, code, asofOf(c.req.valid('query'))),
    );
    const found = row ?? refuse('not_found', 'No such account.');
    return send(c, { status: 200, body: ledgerAccountBody(found) });
  });
}
