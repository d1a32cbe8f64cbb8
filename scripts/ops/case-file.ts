import { listEventsAbout, type InboxEvent } from '../../db/inbox.js';
import { loadResolution } from '../../db/payment-resolutions.js';
import { listAttempts, listBillPayments } from '../../db/payments.js';
import { findRemittance, type Remittance } from '../../db/remittances.js';
import { loadBankAccount } from '../../db/vendors.js';
import type { Bill } from '../../domain/bill.js';
import type { Payment } from '../../domain/payment.js';
import type { ResolutionState } from '../../domain/payment-resolution.js';
import type { RailPayment } from '../../providers/ports.js';
import { findBillOf, type OperatorDesk } from './desk.js';
import { readWorkflow, type WorkflowFile } from './workflow-file.js';

export type AtProvider =
  | { readonly found: RailPayment }
  | { readonly found: null }
  | { readonly found: 'unreachable'; readonly because: string };

export type PaymentFile = {
  readonly payment: Payment;
  readonly attempts: Awaited<ReturnType<typeof listAttempts>>;
  readonly resolution: ResolutionState;
  readonly atProvider: AtProvider;
  readonly remittance: Remittance | null;
};

/** Everything that is known about one bill, from every side, newest payment last. */
export type CaseFile = {
  readonly bill: Bill;
  readonly workflow: WorkflowFile;
  readonly payments: readonly PaymentFile[];
  readonly webhooks: readonly InboxEvent[];
};

export async function openCaseFile(desk: OperatorDesk, id: string): Promise<CaseFile> {
  const bill = await findBillOf(desk, id);
  const { tenantId, billId } = bill;
  const [workflow, rows] = await Promise.all([
    readWorkflow(desk, billId),
    desk.database.inTenant(tenantId, (tx) => listBillPayments(tx, tenantId, billId)),
  ]);
  const payments: PaymentFile[] = [];
  for (const payment of rows) payments.push(await openPaymentFile(desk, payment));
  const objectIds = payments.flatMap(({ payment, atProvider, remittance }) => [
    ...('providerPaymentId' in payment.state && payment.state.providerPaymentId
      ? [payment.state.providerPaymentId]
      : []),
    ...(atProvider.found !== null && atProvider.found !== 'unreachable'
      ? [atProvider.found.providerPaymentId]
      : []),
    ...(remittance === null ? [] : [remittance.remittanceId]),
  ]);
  const webhooks = await desk.database.inPlatform((tx) => listEventsAbout(tx, [...new Set(objectIds)]));
  return { bill, workflow, payments, webhooks };
}

async function openPaymentFile(desk: OperatorDesk, payment: Payment): Promise<PaymentFile> {
  const { tenantId, paymentId } = payment;
  const rows = await desk.database.inTenant(tenantId, async (tx) => ({
    attempts: await listAttempts(tx, tenantId, paymentId),
    resolution: await loadResolution(tx, payment),
    remittance: await findRemittance(tx, tenantId, paymentId),
    account: await loadBankAccount(tx, tenantId, payment.bankAccountId),
  }));
  const { attempts, resolution, remittance, account } = rows;
  const atProvider = await askProvider(desk, payment, account.payeeHandle);
  return { payment, attempts, resolution, remittance, atProvider };
}

/** By its id where we have one, else by our reference, as the engine asks. */
async function askProvider(
  { rail }: OperatorDesk,
  { state, reference, createdAt }: Payment,
  payee: Parameters<OperatorDesk['rail']['findByReference']>[1] | null,
): Promise<AtProvider> {
  try {
    if ('providerPaymentId' in state && state.providerPaymentId) {
      return { found: await rail.get(state.providerPaymentId) };
    }
    return { found: payee === null ? null : await rail.findByReference(reference, payee, createdAt) };
  } catch (error) {
    return { found: 'unreachable', because: error instanceof Error ? error.message : String(error) };
  }
}
