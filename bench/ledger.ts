import { connect, type Database } from '../db/client.js';
import { newId } from '../db/ids.js';
import { book } from '../db/ledger.js';
import { writeBalances } from '../db/ledger-balances.js';
import { findBalance } from '../db/ledger-reads.js';
import { createTenant } from '../db/tenants.js';
import { system } from '../domain/bill.js';
import { instant } from '../domain/dates.js';
import type { TenantId } from '../domain/ids.js';
import { cashOf, clearingOf, commonAccount, payablesOf, type AccountCode } from '../domain/ledger.js';
import { migrate } from '../scripts/migrate.js';
import { ensureDatabase, withSql } from '../scripts/provision/database.js';
import { deleteHome } from '../scripts/provision/delete-home.js';
import { openHome } from '../scripts/provision/home.js';
import { choosePorts } from '../scripts/provision/ports.js';
import { startPostgres } from '../scripts/provision/postgres-cluster.js';
import { printProgress, withProgress } from '../scripts/provision/progress.js';
import { fillLedger } from './ledger-data.js';
import { writeTables } from './report.js';

// How many postings a second Postgres takes, each in a transaction of its own, before and after the books have grown.

const entriesFew = 10_000;
const entriesMany = Number(process.argv[process.argv.indexOf('--entries') + 1] ?? Number.NaN) || 5_000_000;
const goalPerSecond = 1_500;
const inFlight = 16;
const seconds = 10;
const tenantsMany = 50;
const vendorsPerTenant = 200;
const balanceReads = 200;

type Pick = () => { readonly tenantId: TenantId; readonly debit: AccountCode; readonly credit: AccountCode };

const home = openHome('bench-ledger');
const { postgres: port } = await choosePorts(home, { postgres: { usual: null } });
const cluster = await startPostgres({ home, port, progress: printProgress });
try {
  const urls = await ensureDatabase(cluster.superuserUrl, home, 'payloom');
  await migrate(urls);
  const database = connect(urls.appUrl, { connectionsMax: inFlight });
  const tenantIds = await Promise.all(Array.from({ length: tenantsMany }, () => newTenant(database)));
  const [tenantId] = tenantIds;
  if (tenantId === undefined) throw new Error('no tenant');
  const superuser = Object.assign(new URL(cluster.superuserUrl), {
    pathname: new URL(urls.adminUrl).pathname,
  });
  const grow = (entries: number) =>
    withProgress(printProgress, `Filling to ${entries} entries`, () =>
      fillLedger(superuser.href, tenantId, payables, entries),
    );
  const payables = Array.from({ length: vendorsPerTenant }, () => payablesOf(newId('vendor'), 'USD'));
  await grow(entriesFew);
  const few = await measure(database, tenantId, tenantIds, payables);
  await grow(entriesMany);
  const many = await measure(database, tenantId, tenantIds, payables);
  await database.close();
  const server = await settings(cluster.superuserUrl);
  const rows = few.map(({ name, unit, value }, index) => {
    const grown = many[index]?.value ?? Number.NaN;
    return [name, `${value} ${unit}`, `${grown} ${unit}`, (grown / value).toFixed(2)];
  });
  await writeTables([
    {
      id: 'ledger',
      head: [
        '',
        `${entriesFew.toLocaleString('en')} entries`,
        `${entriesMany.toLocaleString('en')} entries`,
        'ratio',
      ],
      rows,
      configuration: `${inFlight} connections, ${seconds} s each, two entries a posting, a transaction each, as the application's role under row-level security; the goal is ${goalPerSecond} a second. Postgres: ${server}.`,
    },
  ]);
  printProgress(rows.map((row) => row.join('  ')).join('\n'));
} finally {
  await cluster.process.stop();
  deleteHome(home.dir);
}

async function measure(
  database: Database,
  tenantId: TenantId,
  tenantIds: readonly TenantId[],
  payables: readonly AccountCode[],
) {
  let turn = 0;
  const payable = () => payables[(turn += 1) % payables.length] ?? commonAccount('purchases', 'USD');
  const clearing = clearingOf('stripe', 'USD');
  const hot = cashOf(null, 'USD');
  const oneTenant: Pick = () => ({ tenantId, debit: payable(), credit: payable() });
  const manyTenants: Pick = () => {
    const credit = payable();
    return { tenantId: tenantIds[turn % tenantIds.length] ?? tenantId, debit: payable(), credit };
  };
  const hotAccount: Pick = () => ({ tenantId, debit: clearing, credit: hot });
  const figures = [
    { name: 'postings, one tenant', unit: '/s', value: await postingsPerSecond(database, oneTenant) },
    {
      name: `postings, ${tenantsMany} tenants`,
      unit: '/s',
      value: await postingsPerSecond(database, manyTenants),
    },
    { name: 'postings, one hot account', unit: '/s', value: await postingsPerSecond(database, hotAccount) },
  ];
  const startedAt = performance.now();
  let looks = 0;
  do looks += 1;
  while ((await database.inTenant(tenantId, (tx) => writeBalances(tx, tenantId, 1_000))) > 0);
  const sweepMs = Math.round((performance.now() - startedAt) / looks);
  const times: number[] = [];
  for (let read = 0; read < balanceReads; read += 1) {
    const since = performance.now();
    await database.inTenant(tenantId, (tx) =>
      findBalance(tx, tenantId, hot, { effectiveBefore: null, recordedBefore: null }),
    );
    times.push(performance.now() - since);
  }
  const p95 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
  return [
    ...figures,
    { name: 'a look of the sweep that writes balances down', unit: 'ms', value: sweepMs },
    { name: 'balance of the hot account, p95', unit: 'ms', value: Number(p95.toFixed(1)) },
  ];
}

async function postingsPerSecond(database: Database, pick: Pick): Promise<number> {
  const warmUpMs = 2_000;
  const startedAt = performance.now();
  const countedFrom = startedAt + warmUpMs;
  const until = countedFrom + seconds * 1_000;
  let counted = 0;
  const work = async () => {
    while (performance.now() < until) {
      await post(database, pick());
      const now = performance.now();
      if (now >= countedFrom && now < until) counted += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  const perSecond = Math.round(counted / seconds);
  printProgress(`${perSecond} postings a second`);
  return perSecond;
}

function post(database: Database, { tenantId, debit, credit }: ReturnType<Pick>): Promise<unknown> {
  const ledgerTransactionId = newId('ledgerTransaction');
  const entries = [
    { account: debit, amountMinor: 100 },
    { account: credit, amountMinor: -100 },
  ];
  const posting = {
    tenantId,
    ledgerTransactionId,
    subjectId: ledgerTransactionId,
    subjectVersion: 1,
    entries,
  };
  const context = { actor: system, at: instant(Date.now()), requestId: null };
  return database.inTenant(tenantId, (tx) =>
    book(tx, { ...posting, subject: 'manual', memo: 'posted' }, context),
  );
}

async function newTenant(database: Database): Promise<TenantId> {
  const tenantId = newId('tenant');
  const payingTerms = { timeZone: 'UTC', payTime: '09:00', calendar: null, settlementDays: 1 };
  const settings = { payingTerms: { ...payingTerms, costOfCashBasisPoints: 500 }, confidenceGate: null };
  await database.inTenant(tenantId, (tx) =>
    createTenant(tx, { tenantId, name: 'Bench', settings: { ...settings, remitFromName: 'Bench' } }),
  );
  return tenantId;
}

async function settings(superuserUrl: string): Promise<string> {
  const rows = await withSql(
    superuserUrl,
    (client) => client<{ name: string; value: string }[]>`
      select name, current_setting(name) as value from pg_settings
      where name in ('server_version', 'shared_buffers', 'fsync', 'synchronous_commit', 'max_wal_size')`,
  );
  return rows.map(({ name, value }) => `${name} ${value}`).join(', ');
}
