import { Client, Connection } from '@temporalio/client';
import { loadConfig } from '../../config.js';
import { findBill } from '../../db/bills.js';
import { connect, type Database } from '../../db/client.js';
import { findPayment } from '../../db/payments.js';
import { listTenantIds } from '../../db/tenants.js';
import type { Bill } from '../../domain/bill.js';
import { instant, type Instant } from '../../domain/dates.js';
import { isId, type TenantId } from '../../domain/ids.js';
import { createLocalKeyEncryption } from '../../providers/keys/local-key-encryption.js';
import { createDataConverter } from '../../providers/keys/payload-codec.js';
import type { PaymentRail } from '../../providers/ports.js';
import { createStripeRail } from '../../providers/stripe/rail.js';
import { SetupError } from '../provision/setup-error.js';
import { Misused } from './misused.js';
import { findStack, type Environment } from './stack.js';

/** What an operator sees with. Nothing of it writes a row: acting goes through the API. */
export type OperatorDesk = {
  readonly database: Database;
  readonly client: Client;
  readonly rail: PaymentRail;
  readonly now: () => Instant;
  readonly temporalUi: string;
  readonly close: () => Promise<void>;
};

const connectMsMax = 3_000;

export async function openDesk(given: Environment): Promise<OperatorDesk> {
  const config = loadConfig(findStack(given));
  const { namespace, uiUrl } = config.temporal;
  const keys = createLocalKeyEncryption({
    masterKey: config.masterKey.current,
    previousKeys: config.masterKey.previous,
  });
  const connection = await connectTemporal(config.temporal.connection);
  const database = connect(config.database.url, { connectionsMax: 2 });
  return {
    database,
    client: new Client({ connection, namespace, dataConverter: createDataConverter({ keys }) }),
    rail: createStripeRail({ ...config.stripe, timeoutMs: Math.min(config.stripe.timeoutMs, 5_000) }),
    now: () => instant(Date.now()),
    temporalUi: `${uiUrl}/namespaces/${namespace}/workflows`,
    close: async () => {
      await connection.close();
      await database.close();
    },
  };
}

async function connectTemporal(options: Parameters<typeof Connection.connect>[0]): Promise<Connection> {
  try {
    return await Connection.connect({ ...options, connectTimeout: connectMsMax });
  } catch (error) {
    throw new SetupError(
      `Temporal does not answer at ${options?.address ?? 'its address'}: ${String(error)}`,
    );
  }
}

export async function listTenants({ database }: OperatorDesk): Promise<TenantId[]> {
  return database.inPlatform(listTenantIds);
}

/** The bill of that id, or the one of that payment, whichever tenant has it. */
export async function findBillOf(desk: OperatorDesk, id: string): Promise<Bill> {
  for (const tenantId of await listTenants(desk)) {
    const found = await desk.database.inTenant(tenantId, async (tx) => {
      if (isId('bill', id)) return findBill(tx, tenantId, id);
      if (!isId('payment', id)) throw new Misused(notAnId(id));
      const payment = await findPayment(tx, tenantId, id);
      return payment && findBill(tx, tenantId, payment.billId);
    });
    if (found) return found;
  }
  throw new SetupError(`Nobody has ${id}.`);
}

function notAnId(text: string): string {
  const what = `${text} is neither a bill (bill_...) nor a payment (pay_...), which is what this takes.`;
  const hint = isId('recurringBill', text)
    ? `Its bills are listed by GET /v1/recurring-bills/${text}/periods.`
    : `The number on an invoice is searched with GET /v1/bills?q=${encodeURIComponent(text)}, which tells the id.`;
  return `${what}\n${hint}`;
}
