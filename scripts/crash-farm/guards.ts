import postgres from 'postgres';
import type { TenantId } from '../../domain/ids.js';
import type { GuardProbe } from './evidence.js';

/** What the database has to refuse whatever the code above it does, as the application's own role. */
const attacks: Readonly<
  Record<string, (tx: postgres.TransactionSql) => PromiseLike<{ readonly count: number }>>
> = {
  'a second live payment of a bill': (tx) => tx`
    insert into payments (tenant_id, payment_id, bill_id, version, status, state, reference, amount_minor, currency,
      bank_account_id, bank_account_version, approval_fingerprint, attempt)
    select tenant_id, replace(payment_id, right(payment_id, 4), 'zzzz'), bill_id, 1, 'ready', '{"status":"ready"}',
      'ZZZZZZZZZZZZZZZ', amount_minor, currency, bank_account_id, bank_account_version, approval_fingerprint, 1
    from payments where status = 'posted' limit 1`,
  'one movement for two payments': (tx) => tx`
    update payments set provider_payment_id = (select provider_payment_id from payments where status = 'posted' limit 1)
    where payment_id = (select payment_id from payments where status = 'posted' offset 1 limit 1)`,
  'one key for two attempts': (tx) => tx`
    insert into payment_attempts (tenant_id, payment_id, attempt, idempotency_key, first_sent_at)
    select tenant_id, payment_id, attempt + 100, idempotency_key, first_sent_at from payment_attempts limit 1`,
  'one version of a bill twice': (tx) => tx`
    insert into facts (tenant_id, subject, subject_id, version, bill_id, type, data, actor, at)
    select tenant_id, subject, subject_id, version, bill_id, type, data, actor, at from facts
    where subject = 'bill' limit 1`,
  'a fact that is changed': (tx) => tx`update facts set type = 'canceled' where subject = 'bill'`,
  'a fact that is deleted': (tx) => tx`delete from facts where subject = 'bill'`,
};

/** Tries each in a transaction that never commits; two posted payments are enough for all of them. */
export async function probeGuards(databaseUrl: string, tenantId: TenantId): Promise<GuardProbe[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const probes: GuardProbe[] = [];
    for (const [guard, attack] of Object.entries(attacks)) {
      const outcome = await attempt(sql, tenantId, attack);
      // What finds no row to work on has shown nothing.
      if (outcome !== 'untried') probes.push({ guard, refused: outcome === 'refused' });
    }
    return probes;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

class Undone extends Error {
  override readonly name = 'Undone';
}

async function attempt(
  sql: postgres.Sql,
  tenantId: TenantId,
  attack: (tx: postgres.TransactionSql) => PromiseLike<{ readonly count: number }>,
): Promise<'refused' | 'allowed' | 'untried'> {
  let rows = 0;
  try {
    await sql.begin(async (tx) => {
      await tx`select set_config('app.tenant_id', ${tenantId}, true)`;
      rows = (await attack(tx)).count;
      throw new Undone();
    });
    return 'untried';
  } catch (error) {
    if (!(error instanceof Undone)) return 'refused';
    return rows === 0 ? 'untried' : 'allowed';
  }
}
