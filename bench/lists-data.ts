import postgres from 'postgres';
import { newId } from '../db/ids.js';
import type { TenantId } from '../domain/ids.js';

/** One tenant with nearly everything, and small ones beside it, as a landlord's books beside a shop's. */
export const largeTenantBills = 900_000;
const smallTenants = 10;
const smallTenantBills = 10_000;
export const totalBills = largeTenantBills + smallTenants * smallTenantBills;

export type Filled = { readonly large: TenantId; readonly small: TenantId };

/** Inserts as the owner of the tables, whom row-level security binds as it binds everybody. */
export async function fill(adminUrl: string): Promise<Filled> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const indexes = await dropIndexes(sql);
    const large = await fillTenant(sql, largeTenantBills);
    let small = large;
    for (let tenant = 0; tenant < smallTenants; tenant += 1) small = await fillTenant(sql, smallTenantBills);
    await sql`set maintenance_work_mem = '512MB'`;
    for (const create of indexes) await sql.unsafe(create);
    for (const table of ['bills', 'bill_search', 'vendors']) await sql`vacuum analyze ${sql(table)}`;
    return { large, small };
  } finally {
    await sql.end();
  }
}

/** Made again at once after the rows, they take a third of the time. */
async function dropIndexes(sql: postgres.Sql): Promise<string[]> {
  const indexes = await sql<{ name: string; create: string }[]>`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as create
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid in ('bills'::regclass, 'bill_search'::regclass) and not i.indisunique`;
  for (const { name } of indexes) await sql`drop index ${sql(name)}`;
  return indexes.map(({ create }) => create);
}

async function fillTenant(sql: postgres.Sql, bills: number): Promise<TenantId> {
  const tenantId = newId('tenant');
  await sql.begin(async (tx) => {
    await tx`select set_config('app.tenant_id', ${tenantId}, true), set_config('synchronous_commit', 'off', true)`;
    await tx`insert into tenants (tenant_id, name, settings) values (${tenantId}, 'Bench', '{}')`;
    await tx.unsafe(vendorsSql, [tenantId]);
    await tx.unsafe(billsSql, [tenantId, bills]);
    await tx.unsafe(searchSql, [tenantId]);
  });
  return tenantId;
}

const id = (prefix: string, ordinal: string, salt: string) =>
  `'${prefix}_' || lpad(to_hex((1700000000000 + ${ordinal}::bigint * 100000)), 12, '0') || '7' || substr(md5(${salt}), 1, 3) || '8' || substr(md5(${salt}), 4, 15)`;

/** 3,000 names; the last one was paid in the first year and never since. */
const vendorsSql = `
  insert into vendors (tenant_id, vendor_id, name, normalized_name)
  select $1, ${id('ven', 'i', `$1 || i::text`)}, name, lower(name)
  from (
    select i, case when i = 2999 then 'Quondam Holdings' else
      (array['Blue','Red','Green','White','Black','Silver','Golden','North','South','East','West','Upper','Lower','Old','New','Grand','Royal','Swift','Bright','Quiet','Iron','Stone','Cedar','Maple','Willow','Harbor','Summit','Valley','Coastal','Urban'])[i % 30 + 1]
      || ' ' || (array['River','Mountain','Lake','Forest','Ocean','Meadow','Bridge','Tower','Garden','Field','Castle','Island','Canyon','Desert','Prairie','Creek','Spring','Grove','Hill','Rock','Bay','Cove','Delta','Marsh','Ridge'])[i / 30 % 25 + 1]
      || ' ' || (array['Supplies','Logistics','Foods','Partners'])[i / 750 + 1] end as name
    from generate_series(0, 2999) i
  ) named`;

/**
 * Three years. Few vendors send much (the cube of a random number), nine in ten bills are done, what is open is recent, and
 * one in two hundred was not read yet.
 */
const billsSql = `
  insert into bills (tenant_id, bill_id, version, status, state, state_since, needs_attention, created_by, created_at,
    vendor_id, vendor_name, number, normalized_number, due_on, amount_minor, currency, details)
  select $1, ${id('bill', 'i', `$1 || 'b' || i::text`)}, 9, status,
    case when status in ('received', 'matching') then '{}'::jsonb else base end || jsonb_build_object('status', status),
    created_at + interval '1 day' * (random() * 20), status in ('in_review', 'on_hold', 'returned'),
    '{"kind":"system"}', created_at,
    case when status = 'received' then null else vendor_id end, case when status = 'received' then null else name end,
    case when status = 'received' then null else number end, case when status = 'received' then null else replace(number, '-', '') end,
    case when status = 'received' then null else due_on end,
    case when status = 'received' then null else amount end, case when status = 'received' then null else currency end,
    jsonb_build_object('vendorName', name, 'vendorTaxId', null, 'number', number, 'issuedOn', null, 'dueOn', due_on,
      'amount', jsonb_build_object('amountMinor', amount, 'currency', currency), 'discount', null,
      'department', case when i % 5 = 0 then (array['Kitchen','Front desk','Housekeeping','Garden'])[i / 5 % 4 + 1] end)
  from (
    select i, v.vendor_id, v.name, base,
      timestamptz '2024-01-01' + interval '1094 days' * (i::float8 / $2::int) as created_at,
      date '2024-01-15' + (1094 * (i::float8 / $2::int))::int + (random() * 30)::int as due_on,
      'INV-' || lpad((i::bigint * 7919 % 100000000)::text, 8, '0') as number,
      (exp(random() * 6 + 7))::bigint as amount,
      (array['USD','USD','USD','EUR','GBP'])[(random() * 4.99)::int % 5 + 1] as currency,
      case
        when i > $2::int * 0.97 then (array['awaiting_approval','awaiting_approval','scheduled','scheduled','in_review','on_hold','matching','received','remitted','remitted'])[(random() * 9.99)::int % 10 + 1]
        when random() < 0.015 then 'rejected' when random() < 0.015 then 'canceled' when random() < 0.001 then 'returned'
        else 'remitted' end as status
    from generate_series(1, $2::int) i
    cross join (select jsonb_build_object(
      'approval', jsonb_build_object('rule', jsonb_build_object('name', 'large', 'mode', 'parallel', 'steps', jsonb_build_array(jsonb_build_object('name', 'Finance', 'approvers', jsonb_build_object('role', 'approver'), 'required', 2)), 'remindAfterHours', 24, 'escalateAfterHours', 48, 'escalateTo', jsonb_build_array(), 'expireAfterHours', 72, 'when', '{}'::jsonb),
        'policyId', 'pol_0193b3c0a1b27def8123456789abcdef', 'policyVersion', 1, 'fingerprint', md5('f') || md5('g'), 'requestedAt', '2026-01-01T00:00:00.000Z', 'decisions', jsonb_build_array(), 'remindedAt', null, 'escalatedAt', null),
      'schedule', jsonb_build_object('payOn', '2026-01-01', 'payAt', '2026-01-01T09:00:00.000Z', 'because', 'due-date', 'amount', jsonb_build_object('amountMinor', 1, 'currency', 'USD'), 'discount', jsonb_build_object('amountMinor', 0, 'currency', 'USD')),
      'paymentId', 'pay_0193b3c0a1b27def8123456789abcdef', 'reason', 'as it was agreed') as base) bases
    join lateral (select i as of_bill, case when i < $2::int / 3 and i % 50 = 0 then 2999 else floor(2999 * power((('x' || substr(md5(i::text), 1, 7))::bit(28)::int / 268435456.0), 3))::int end as ordinal) chosen on true
    join (select vendor_id, name, row_number() over (order by vendor_id) - 1 as ordinal from vendors where tenant_id = $1) v on v.ordinal = chosen.ordinal
    order by i
  ) made`;

/** As domain/bill-search.ts folds it: these names and numbers are ASCII. */
const searchSql = `
  insert into bill_search (tenant_id, bill_id, created_at, text)
  select tenant_id, bill_id, created_at,
    lower(concat(' ', vendor_name, ' ', replace(number, '-', ' '), ' ', replace(number, '-', ''), ' ' || department))
  from bills where tenant_id = $1 order by created_at`;
