import { createRoute, z } from '@hono/zod-openapi';
import { loadBill } from '../../../db/bills.js';
import type { Tx } from '../../../db/client.js';
import {
  findBalance,
  listEntries,
  listVendorCurrencies,
  type AccountBalance,
  type EntryFilter,
  type EntryPosition,
  type StatementEntry,
} from '../../../db/ledger-reads.js';
import { loadVendor } from '../../../db/vendors.js';
import type { Instant } from '../../../domain/dates.js';
import { refuse } from '../../../domain/errors.js';
import { parseId, type TenantId } from '../../../domain/ids.js';
import { parseAccount, payablesOf, type AccountCode } from '../../../domain/ledger.js';
import { money, type Currency } from '../../../domain/money.js';
import { requires } from '../../auth.js';
import { csvAnswer, decimalOf, exportQuery, exportRowsMax, sendCsv } from '../../csv.js';
import type { Api, ApiDeps } from '../../deps.js';
import { given } from '../../given.js';
import { send } from '../../idempotency.js';
import {
  pageOf,
  pageQuery,
  positionInstant,
  readQueryCursor,
  toPage,
  writeQueryCursor,
} from '../../pages.js';
import { ledgerEntryBody, ledgerEntrySchema } from '../../schemas/ledger.js';
import { currencySchema, idOf, instantQuery, moneySchema, pathId } from '../../schemas/primitives.js';
import { jsonAnswer, problems } from '../../schemas/problems.js';

const tags = ['ledger'];
const account = z.object({ account: pathId('account') });
const periodQuery = {
  from: instantQuery.optional().openapi({ description: 'Inclusive, by `effectiveAt`.' }),
  to: instantQuery.optional().openapi({ description: 'Exclusive.', example: '2040-01-01T00:00:00Z' }),
};
const statementQuery = z.object({ ...pageQuery.shape, ...periodQuery });
const statementSchema = pageOf(ledgerEntrySchema).extend({
  openingBalance: moneySchema.openapi({ description: 'Before `from`.' }),
  closingBalance: moneySchema.openapi({ description: 'Before `to`, or now.' }),
});

const statementRoute = createRoute({
  method: 'get',
  path: '/v1/ledger/accounts/{account}/entries',
  operationId: 'listLedgerAccountEntries',
  tags,
  summary: 'Get the statement of an account, in the order of time',
  ...requires('ledger.read'),
  request: { params: account, query: statementQuery },
  responses: { 200: jsonAnswer('A page of it.', statementSchema), ...problems(404, 422) },
});

const exportRoute = createRoute({
  method: 'get',
  path: '/v1/ledger/accounts/{account}/export.csv',
  operationId: 'exportLedgerAccountEntries',
  tags,
  summary: 'Export the statement of an account as CSV',
  description: `At most ${exportRowsMax} rows: the first of the period.`,
  ...requires('ledger.read'),
  request: { params: account, query: z.object({ ...periodQuery, ...exportQuery }) },
  responses: { 200: csvAnswer('Entries'), ...problems(404, 422) },
});

const vendorRoute = createRoute({
  method: 'get',
  path: '/v1/vendors/{vendorId}/statement',
  operationId: 'getVendorStatement',
  tags,
  summary: 'Get what a vendor was owed and paid, bill by bill, in one currency',
  description:
    'Our side of a reconciliation with the vendor: a credit is a bill that was approved, a debit what was paid.',
  ...requires('ledger.read'),
  request: {
    params: z.object({ vendorId: pathId('vendorId') }),
    query: statementQuery.extend({
      currency: currencySchema.optional().openapi({
        description: 'Needed where the vendor was never owed anything, or in several currencies.',
        example: 'USD',
      }),
    }),
  },
  responses: { 200: jsonAnswer('A page of it.', statementSchema), ...problems(404, 422) },
});

const billRoute = createRoute({
  method: 'get',
  path: '/v1/bills/{billId}/entries',
  operationId: 'listBillEntries',
  tags,
  summary: 'List what was booked for a bill and its payments, in the order of time',
  ...requires('ledger.read'),
  request: { params: z.object({ billId: pathId('billId') }), query: pageQuery },
  responses: { 200: jsonAnswer('A page of entries.', pageOf(ledgerEntrySchema)), ...problems(404, 422) },
});

const position: z.ZodType<EntryPosition> = z.object({
  effectiveAt: positionInstant,
  ledgerTransactionId: idOf('ledgerTransaction', 'ltx_0193b3c0a1b27def8123456789abcdef'),
  line: z.number().int().min(1).max(100),
});
const positionOf = ({ effectiveAt, ledgerTransactionId, line }: EntryPosition): EntryPosition => ({
  ...{ effectiveAt, ledgerTransactionId, line },
});

type Period = { readonly from?: Instant | undefined; readonly to?: Instant | undefined };
type Query = Period & { readonly cursor?: string | undefined; readonly limit: number };

const balancesOf = (tx: Tx, tenantId: TenantId, code: AccountCode, { from, to }: Period) =>
  Promise.all(
    [from, to].map((effectiveBefore) =>
      findBalance(tx, tenantId, code, { effectiveBefore: effectiveBefore ?? null, recordedBefore: null }),
    ),
  );

/** Null: the account was never opened. */
async function readStatement(
  tx: Tx,
  tenantId: TenantId,
  code: AccountCode,
  { cursor, limit, ...period }: Query,
): Promise<z.output<typeof statementSchema> | null> {
  const query = { code, ...period };
  const after = readQueryCursor(cursor, query, position);
  const filter: EntryFilter = { account: code, effective: given(period) };
  const [rows, [opening, closing]] = await Promise.all([
    listEntries(tx, tenantId, filter, { after, limit: limit + 1 }),
    balancesOf(tx, tenantId, code, period),
  ]);
  if (!opening || !closing) return null;
  const openingMinor = period.from === undefined ? 0 : opening.balanceMinor;
  return {
    ...toPage(rows, limit, ledgerEntryBody, (row) => writeQueryCursor(query, positionOf(row))),
    openingBalance: money(openingMinor, opening.currency),
    closingBalance: money(closing.balanceMinor, closing.currency),
  };
}

function onlyOne([only, ...others]: readonly Currency[]): Currency {
  if (only !== undefined && others.length === 0) return only;
  return refuse('invalid_input', 'Name the currency of the statement.');
}

const missing = () => refuse('not_found', 'No such account.');

const columns = {
  effectiveAt: ({ effectiveAt }: StatementEntry) => effectiveAt,
  recordedAt: ({ recordedAt }: StatementEntry) => recordedAt,
  account: ({ account: code }: StatementEntry) => code,
  amount: ({ amountMinor, currency }: StatementEntry) => decimalOf(money(amountMinor, currency)),
  amountMinor: ({ amountMinor }: StatementEntry) => amountMinor,
  currency: ({ currency }: StatementEntry) => currency,
  memo: ({ memo }: StatementEntry) => memo,
  billId: ({ billId }: StatementEntry) => billId,
  billNumber: ({ billNumber }: StatementEntry) => billNumber,
  paymentId: ({ paymentId }: StatementEntry) => paymentId,
  reference: ({ reference }: StatementEntry) => reference,
  ledgerTransactionId: ({ ledgerTransactionId }: StatementEntry) => ledgerTransactionId,
  line: ({ line }: StatementEntry) => line,
};

export function addStatements(app: Api, { database }: ApiDeps): void {
  app.openapi(exportRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const code = parseAccount(c.req.valid('param').account);
    const { bom, ...period } = c.req.valid('query');
    const now = { effectiveBefore: null, recordedBefore: null };
    const found: AccountBalance | null = await database.inTenant(tenantId, (tx) =>
      findBalance(tx, tenantId, code, now),
    );
    if (found === null) return missing();
    const filter: EntryFilter = { account: code, effective: given(period) };
    return sendCsv<StatementEntry>(c, {
      ...{ name: 'entries', columns, hasBom: bom === 'true' },
      readAfter: (last, limit) =>
        database.inTenant(tenantId, (tx) =>
          listEntries(tx, tenantId, filter, { after: last && positionOf(last), limit }),
        ),
    });
  });

  app.openapi(statementRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const code = parseAccount(c.req.valid('param').account);
    const query = c.req.valid('query');
    const body = await database.readInTenant(tenantId, (tx) => readStatement(tx, tenantId, code, query));
    return send(c, { status: 200, body: body ?? missing() });
  });

  app.openapi(vendorRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const vendorId = parseId('vendor', c.req.valid('param').vendorId);
    const { currency: named, ...query } = c.req.valid('query');
    const body = await database.readInTenant(tenantId, async (tx) => {
      await loadVendor(tx, tenantId, vendorId);
      const currency = named ?? onlyOne(await listVendorCurrencies(tx, tenantId, vendorId));
      const none = money(0, currency);
      const empty = { items: [], nextCursor: null, openingBalance: none, closingBalance: none };
      return (await readStatement(tx, tenantId, payablesOf(vendorId, currency), query)) ?? empty;
    });
    return send(c, { status: 200, body });
  });

  app.openapi(billRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const billId = parseId('bill', c.req.valid('param').billId);
    const { cursor, limit } = c.req.valid('query');
    const after = readQueryCursor(cursor, billId, position);
    const rows = await database.inTenant(tenantId, async (tx) => {
      await loadBill(tx, tenantId, billId);
      return listEntries(tx, tenantId, { billId }, { after, limit: limit + 1 });
    });
    const body = toPage(rows, limit, ledgerEntryBody, (row) => writeQueryCursor(billId, positionOf(row)));
    return send(c, { status: 200, body });
  });
}
