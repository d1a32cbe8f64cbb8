import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from '../../db/client.js';
import { newId } from '../../db/ids.js';
import { book } from '../../db/ledger.js';
import { commonAccount, type Entry } from '../../domain/ledger.js';
import { contextBy, seedTenant, wallClock, type Cast } from '../support/cast.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

let testDatabase: TestDatabase;
let database: Database;
let cast: Cast;
const clients = {} as Record<Role, postgres.Sql>;
const roles = ['app', 'owner'] as const;
type Role = (typeof roles)[number];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.appUrl);
  cast = await seedTenant(database, wallClock());
  clients.app = postgres(testDatabase.appUrl, { max: 2 });
  clients.owner = postgres(testDatabase.adminUrl, { max: 2 });
});
afterAll(async () => {
  await Promise.all(roles.map((role) => clients[role].end()));
  await database.close();
  await testDatabase.drop();
});

const cash = commonAccount('funding', 'USD');
const fees = commonAccount('opening', 'USD');
const euros = commonAccount('funding', 'EUR');

/** Two lines, booked as always. */
async function booked(): Promise<string> {
  const ledgerTransactionId = newId('ledgerTransaction');
  const entries: Entry[] = [
    { account: cash, amountMinor: 500 },
    { account: fees, amountMinor: -500 },
  ];
  await database.inTenant(cast.tenantId, (tx) =>
    book(
      tx,
      {
        ...{ tenantId: cast.tenantId, subject: 'manual', subjectId: ledgerTransactionId, subjectVersion: 1 },
        ...{ ledgerTransactionId, memo: 'test', entries },
      },
      contextBy(cast.admin, wallClock()),
    ),
  );
  return ledgerTransactionId;
}

/** Raw SQL in one transaction as this role and this tenant. */
const run = (role: Role, work: (sql: postgres.TransactionSql) => Promise<unknown>) =>
  clients[role].begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${cast.tenantId}, true)`;
    await work(sql);
  });

const at = new Date().toISOString();

const header = (sql: postgres.TransactionSql, id: string, entries: number) => sql`
  insert into ledger_transactions (tenant_id, ledger_transaction_id, subject, subject_id, subject_version, memo, actor, entries, effective_at)
  values (${cast.tenantId}, ${id}, 'manual', ${id}, 1, 'raw', '{"kind":"system"}', ${entries}, ${at})`;

const line = (
  sql: postgres.TransactionSql,
  id: string,
  number: number,
  account: string,
  amountMinor: number,
  currency = account.slice(-3),
) => sql`
  insert into ledger_entries (tenant_id, ledger_transaction_id, line, account, amount_minor, currency, effective_at)
  values (${cast.tenantId}, ${id}, ${number}, ${account}, ${amountMinor}, ${currency}, ${at})`;

describe.each(roles)('as the %s role, the database', (role) => {
  it('takes entries that are complete and balanced, or the others would prove nothing', async () => {
    await booked();
    const id = newId('ledgerTransaction');
    await run(role, async (sql) => {
      await header(sql, id, 2);
      await line(sql, id, 1, cash, 5);
      await line(sql, id, 2, fees, -5);
    });
    const rows = await clients.owner.begin(async (sql) => {
      await sql`select set_config('app.tenant_id', ${cast.tenantId}, true)`;
      return sql`select 1 from ledger_entries where ledger_transaction_id = ${id}`;
    });
    expect(rows).toHaveLength(2);
  });

  it.each(['ledger_accounts', 'ledger_transactions', 'ledger_entries', 'ledger_balances'])(
    'changes, deletes and empties nothing in %s',
    async (table) => {
      const column = table === 'ledger_accounts' ? 'code' : 'tenant_id';
      const statements = [
        `update ${table} set ${column} = ${column}`,
        `delete from ${table}`,
        `truncate ${table}`,
      ];
      for (const statement of statements) {
        await expect(
          run(role, (sql) => sql.unsafe(statement)),
          statement,
        ).rejects.toThrow(/append-only|permission denied/);
      }
    },
  );

  it.each<[string, (sql: postgres.TransactionSql, id: string) => Promise<unknown>, RegExp]>([
    [
      'entries that do not add up',
      async (sql, id) => {
        await header(sql, id, 2);
        await line(sql, id, 1, cash, 500);
        await line(sql, id, 2, fees, -499);
      },
      /does not add up in USD/,
    ],
    [
      'entries that add up over two currencies only',
      async (sql, id) => {
        await sql`insert into ledger_accounts (tenant_id, code, kind, holder, currency)
          values (${cast.tenantId}, ${euros}, 'funding', null, 'EUR') on conflict do nothing`;
        await header(sql, id, 2);
        await line(sql, id, 1, cash, 500);
        await line(sql, id, 2, euros, -500);
      },
      /does not add up in/,
    ],
    [
      'a transaction without its entries',
      async (sql, id) => {
        await header(sql, id, 2);
      },
      /has 0 of 2 entries/,
    ],
    [
      'a transaction with fewer entries than it says',
      async (sql, id) => {
        await header(sql, id, 3);
        await line(sql, id, 1, cash, 500);
        await line(sql, id, 2, fees, -500);
      },
      /has 2 of 3 entries/,
    ],
    [
      'a line beyond those that it says',
      async (sql, id) => {
        await header(sql, id, 2);
        await line(sql, id, 3, cash, 500);
      },
      /does not belong/,
    ],
    [
      'lines added after the look, in the same transaction',
      async (sql, id) => {
        await header(sql, id, 2);
        await line(sql, id, 1, cash, 500);
        await line(sql, id, 2, fees, -500);
        await sql`set constraints all immediate`;
        await line(sql, id, 3, cash, 500);
      },
      /does not belong/,
    ],
    [
      'an entry of no transaction',
      async (sql, id) => {
        await line(sql, id, 1, cash, 500);
      },
      /does not belong/,
    ],
    [
      'an entry in an account that was never opened',
      async (sql, id) => {
        await header(sql, id, 2);
        await line(sql, id, 1, 'revenue:USD', 500);
      },
      /does not belong/,
    ],
    [
      "an entry in another currency than its account's",
      async (sql, id) => {
        await header(sql, id, 2);
        await line(sql, id, 1, cash, 500, 'EUR');
      },
      /does not belong/,
    ],
    [
      'a tenant that is left before the look',
      async (sql, id) => {
        await header(sql, id, 2);
        await sql`select set_config('app.tenant_id', ${newId('tenant')}, true)`;
      },
      /has 0 of 2 entries/,
    ],
  ])('refuses %s', async (_what, work, message) => {
    await booked();
    await expect(run(role, (sql) => work(sql, newId('ledgerTransaction')))).rejects.toThrow(message);
  });

  it('adds no line to what was committed before', async () => {
    const id = await booked();
    for (const [number, account, amount] of [
      [1, cash, 1],
      [2, fees, -1],
      [3, cash, 1],
    ] as const) {
      await expect(run(role, (sql) => line(sql, id, number, account, amount))).rejects.toThrow(
        /does not belong|duplicate key/,
      );
    }
  });

  it('says itself when an entry was recorded, and by which transaction', async () => {
    const id = newId('ledgerTransaction');
    await booked();
    const forged = run(role, async (sql) => {
      await header(sql, id, 2);
      await sql`
        insert into ledger_entries (tenant_id, ledger_transaction_id, line, account, amount_minor, currency, effective_at, recorded_at, transaction_id)
        values (${cast.tenantId}, ${id}, 1, ${cash}, 5, 'USD', ${at}, '2001-01-01', '1')`;
    });
    await expect(forged).rejects.toThrow(/permission denied|does not belong/);
  });
});

it('one version of a subject is booked once', async () => {
  const id = await booked();
  const again = run('app', async (sql) => {
    const other = newId('ledgerTransaction');
    await sql`
      insert into ledger_transactions (tenant_id, ledger_transaction_id, subject, subject_id, subject_version, memo, actor, entries, effective_at)
      values (${cast.tenantId}, ${other}, 'manual', ${id}, 1, 'raw', '{"kind":"system"}', 2, ${at})`;
  });
  await expect(again).rejects.toThrow(/ledger_transactions_subject/);
});
