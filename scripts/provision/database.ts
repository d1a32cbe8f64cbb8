import postgres from 'postgres';
import type { Home } from './home.js';
import { keepSecret, randomPassword } from './home.js';

export const ownerRole = 'payloom_owner';
export const appRole = 'payloom_app';

export type DatabaseUrls = {
  /** The application role: owns nothing, cannot bypass row-level security. */
  readonly appUrl: string;
  /** The owner of the tables: migrations only. */
  readonly adminUrl: string;
};

export async function withSql<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Owner, application role and database on a cluster of our own; says the same when called again. */
export async function ensureDatabase(superuserUrl: string, home: Home, name: string): Promise<DatabaseUrls> {
  const ownerPassword = keepSecret(home, 'postgres-owner-password', randomPassword);
  const appPassword = keepSecret(home, 'postgres-app-password', randomPassword);
  await withSql(superuserUrl, async (sql) => {
    await ensureRole(sql, ownerRole, ownerPassword, 'CREATEDB');
    await ensureRole(sql, appRole, appPassword);
    await ensureSearchRole(sql);
    const [existing] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!existing) await sql`create database ${sql(name)} owner ${sql(ownerRole)}`;
  });
  const at = (role: string, password: string) => {
    const url = new URL(superuserUrl);
    return Object.assign(url, { username: role, password, pathname: `/${name}` }).href;
  };
  return { appUrl: at(appRole, appPassword), adminUrl: at(ownerRole, ownerPassword) };
}

/** The application role that DATABASE_URL names, on a server that somebody else runs. */
export async function ensureAppRole({ adminUrl, appUrl }: DatabaseUrls): Promise<void> {
  const { username, password } = new URL(appUrl);
  if (username === new URL(adminUrl).username) {
    throw new Error(
      'DATABASE_URL and DATABASE_ADMIN_URL name the same role: the application must own nothing.',
    );
  }
  await withSql(adminUrl, async (sql) => {
    const role = decodeURIComponent(username);
    const [existing] = await sql`select 1 from pg_roles where rolname = ${role}`;
    if (!existing) await ensureRole(sql, role, decodeURIComponent(password));
  });
}

/** Owns the function that searches bills and nothing else; nobody logs in as it. The owner of the tables hands it over. */
async function ensureSearchRole(sql: postgres.Sql): Promise<void> {
  const [existing] = await sql`select 1 from pg_roles where rolname = 'payloom_search'`;
  if (!existing) await sql`create role payloom_search nologin nosuperuser nobypassrls`;
  await sql`grant payloom_search to ${sql(ownerRole)}`;
}

async function ensureRole(
  sql: postgres.Sql,
  role: string,
  password: string,
  more = 'NOCREATEDB',
): Promise<void> {
  const [existing] = await sql`select 1 from pg_roles where rolname = ${role}`;
  const verb = existing ? 'alter' : 'create';
  const [quoted] = await sql<{ role: string; password: string }[]>`
    select quote_ident(${role}) as role, quote_literal(${password}) as password`;
  if (!quoted) throw new Error('Postgres did not answer.');
  // ALTER/CREATE ROLE takes no parameters, so both are quoted by the server first.
  await sql.unsafe(
    `${verb} role ${quoted.role} with login nosuperuser nobypassrls nocreaterole ${more} password ${quoted.password}`,
  );
}
