import { receiveEvents } from '../../../db/inbox.js';
import { newId } from '../../../db/ids.js';
import { createMember } from '../../../db/members.js';
import { loadPayment, savePayment } from '../../../db/payments.js';
import type { Instant } from '../../../domain/dates.js';
import { parseId } from '../../../domain/ids.js';
import { freshKey, pdf, upload, type TestApi } from '../../support/api.js';
import { begin, beginScheduled, type BillLife } from '../../support/bill-life.js';
import { contextBy, wallClock } from '../../support/cast.js';
import { eventually } from '../../support/eventually.js';
import { wordyPdf } from '../../support/wordy-pdf.js';
import type { World } from '../../support/world.js';

export type Stand = { readonly api: TestApi; readonly world: World };
/** By the name of a parameter or field: real ids in place of the example's, and days that lie ahead whenever this runs. */
export type Given = Readonly<Record<string, string | number>>;
type Prepare = (stand: Stand, given: Given) => Promise<Given>;

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

async function billIn(life: BillLife, status: Parameters<BillLife['until']>[0]): Promise<Given> {
  await life.until(status, 30_000);
  return { billId: life.billId, version: (await life.load()).version };
}

const waiting: Prepare = async ({ world }) => billIn(await begin(world), 'awaiting_approval');
const scheduled: Prepare = async ({ world }) => billIn(await beginScheduled(world), 'scheduled');

const commanded =
  (
    by: 'clerk' | 'approver',
    command: Parameters<BillLife['command']>[1],
    status: 'on_hold' | 'changes_requested',
  ): Prepare =>
  async ({ world }) => {
    const life = await begin(world);
    await life.until('awaiting_approval', 30_000);
    await life.command(world.cast[by], command);
    return billIn(life, status);
  };

const declined: Prepare = async ({ world }) => {
  const life = await beginScheduled(world);
  await life.fault('decline', { reason: 'insufficient_funds' });
  await life.command(world.cast.payer, { type: 'pay_now' });
  return billIn(life, 'payment_failed');
};

const withDocument: Prepare = async ({ api: { tenant } }) => {
  const { body } = await tenant.as('clerk')('POST', '/v1/bills/upload', upload('a.pdf', pdf()), freshKey());
  const billId = String(body['billId']);
  await eventually('a person has to look at it', async () => {
    const bill = await tenant.as('viewer')('GET', `/v1/bills/${billId}`);
    return bill.body['status'] === 'in_review';
  });
  return { billId };
};

/** Two pages that nobody can pay. */
const withPages: Prepare = async ({ api: { tenant } }) => {
  const form = upload('pages.pdf', await wordyPdf(2));
  const { body } = await tenant.as('clerk')('POST', '/v1/bills/upload', form, freshKey());
  const billId = String(body['billId']);
  await eventually('a person has to look at it', async () => {
    const bill = await tenant.as('viewer')('GET', `/v1/bills/${billId}`);
    return bill.body['status'] === 'in_review';
  });
  return { billId };
};

/** Events are shown in order, so not before older transactions of the whole server have ended. */
const shownEvent: Prepare = async ({ api: { tenant } }, { eventId }) => {
  await eventually('the event is shown', async () => {
    const answer = await tenant.as('admin')('GET', `/v1/events/${String(eventId)}`);
    return answer.status === 200;
  });
  return {};
};

/** The engine has seen that the worker asks for tasks. */
const ready: Prepare = async ({ api }) => {
  await eventually('the stack is ready', async () => (await api.ask('GET', '/health/ready')).status === 200);
  return {};
};

const answerMissing: Prepare = async ({ api: { database, tenant } }, { paymentId }) => {
  const { tenantId, cast } = tenant;
  await database.inTenant(tenantId, async (tx) => {
    const payment = await loadPayment(tx, tenantId, parseId('payment', String(paymentId)));
    const happened = [{ type: 'submission_begun' }, { type: 'answer_missing', code: 'timeout' }] as const;
    await savePayment(tx, payment, happened, contextBy(cast.payer, wallClock()));
  });
  return {};
};

/** A webhook that waits. */
const receivedEvent: Prepare = async ({ api: { database } }) => {
  const inboxEventId = newId('inboxEvent');
  const event = { inboxEventId, provider: 'stripe' as const, eventId: inboxEventId, type: 'x', subject: {} };
  await database.inPlatform((tx) => receiveEvents(tx, [event], dayIn(1) as Instant));
  return { inboxEventId };
};

const newVendor: Prepare = async ({ api: { tenant } }) => {
  const vendor = await tenant.as('clerk')('POST', '/v1/vendors', { name: `New ${newId('vendor')}` });
  return { vendorId: String(vendor.body['vendorId']) };
};

const newBankAccount: Prepare = async ({ api: { tenant } }, { vendorId }) => {
  const account = {
    holderName: 'New',
    country: 'US',
    routingNumber: '110000000',
    accountNumber: '000123456789',
  };
  const path = `/v1/vendors/${vendorId}/bank-accounts`;
  const { body } = await tenant.as('clerk')('POST', path, { ...account, currency: 'USD' });
  return { bankAccountId: String(body['bankAccountId']), version: Number(body['version']) };
};

const newMember: Prepare = async ({ api: { database, tenant } }) => {
  const { tenantId, cast } = tenant;
  const memberId = newId('member');
  const person = { tenantId, memberId, name: 'Newly', email: `${memberId}@northwind.example` };
  await database.inTenant(tenantId, (tx) =>
    createMember(tx, { ...person, role: 'viewer', department: null }, contextBy(cast.admin, wallClock())),
  );
  return { memberId };
};

const after =
  (
    prepare: Prepare,
    by: 'admin' | 'clerk' | 'approver',
    path: (given: Given) => string,
    body: object,
  ): Prepare =>
  async (stand, given) => {
    const prepared = await prepare(stand, given);
    const answer = await stand.api.tenant.as(by)('POST', path({ ...given, ...prepared }), body, freshKey());
    if (answer.status !== 200) throw new Error(answer.text);
    return prepared;
  };
/** What the mail provider would call. */
const entrance: Prepare = async ({ api: { tenant } }) => {
  const { body } = await tenant.as('admin')('POST', '/v1/inbound-addresses', { name: 'Bills' }, freshKey());
  return { token: String(body['path']).split('/').at(-1) ?? '' };
};

const asItIs: Prepare = () => Promise.resolve({});
const ofValues =
  (given: Given): Prepare =>
  () =>
    Promise.resolve(given);

/** What has to be so before the example of an operation can be carried out; the others take what is there. */
export const preparations: Readonly<Record<string, Prepare>> = {
  getEvent: shownEvent,
  checkHealth: ready,
  checkReadiness: ready,
  getDetailedHealth: ready,
  getBillExtraction: withDocument,
  downloadBillDocument: withDocument,
  confirmBillReview: withDocument,
  readBillAgain: withDocument,
  joinBillDocuments: withPages,
  splitBillDocument: withPages,
  receiveInboundMail: entrance,
  correctBill: commanded('approver', { type: 'request_changes', reason: 'The number.' }, 'changes_requested'),
  releaseBill: commanded('clerk', { type: 'hold', reason: 'A look first.' }, 'on_hold'),
  approveBill: waiting,
  approveBills: waiting,
  rejectBill: waiting,
  requestBillChanges: waiting,
  holdBill: waiting,
  holdBills: waiting,
  cancelBill: waiting,
  markBillNothingDue: waiting,
  payBillNow: scheduled,
  payBillsNow: scheduled,
  rescheduleBill: async (stand, given) => ({
    ...(await scheduled(stand, given)),
    payOn: dayIn(5).slice(0, 10),
  }),
  rescheduleBills: async (stand, given) => ({
    ...(await scheduled(stand, given)),
    payOn: dayIn(5).slice(0, 10),
  }),
  retryBillPayment: declined,
  reopenBill: declined,
  resolvePayment: answerMissing,
  verifyVendor: newVendor,
  replayInboxEvent: receivedEvent,
  verifyBankAccount: newBankAccount,
  freezeBankAccount: newBankAccount,
  changeMember: newMember,
  deactivateMember: newMember,
  reactivateMember: after(newMember, 'admin', ({ memberId }) => `/v1/members/${memberId}/deactivate`, {}),
  resumeRecurringBill: after(
    asItIs,
    'clerk',
    ({ recurringBillId }) => `/v1/recurring-bills/${recurringBillId}/pause`,
    { reason: 'Moved out.' },
  ),
  triggerRecurringBill: ofValues({ period: '2030-01' }),
  // These stay as they were.
  changeRecurringBill: ofValues({
    ...{ reference: 'LEASE-1', currency: 'USD', cadence: 'monthly' },
    ...{ anchorOn: '2030-01-31', startsOn: '2030-01-31', endsOn: '2031-01-30' },
  }),
  // The one that is there makes room.
  proposeStandingApproval: after(
    ofValues({ endsOn: dayIn(100).slice(0, 10) }),
    'approver',
    ({ recurringBillId, standingApprovalId }) =>
      `/v1/recurring-bills/${recurringBillId}/standing-approvals/${standingApprovalId}/withdraw`,
    {},
  ),
  createApiKey: ofValues({ expiresAt: dayIn(100) }),
  rotateApiKey: ofValues({ expiresAt: dayIn(100) }),
  replayEventEndpoint: ofValues({ since: dayIn(-1) }),
};
