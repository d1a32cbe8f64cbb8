import { createRoute, z } from '@hono/zod-openapi';
import { listBillsById } from '../../../db/bills.js';
import type { Tx } from '../../../db/client.js';
import { listSubjectFacts } from '../../../db/facts.js';
import { newId } from '../../../db/ids.js';
import {
  listPeriods,
  loadRecurringBill,
  lockRecurringBill,
  saveRecurringBill,
} from '../../../db/recurring-bills.js';
import {
  createStandingApproval,
  endStandingApproval,
  findOpenStandingApproval,
  listStandingApprovals,
  saveStandingApproval,
  settleStandingApproval,
  standingFingerprintOf,
  usedAmountMinor,
} from '../../../db/standing-approvals.js';
import { isFinal, type Bill } from '../../../domain/bill.js';
import { addDays, dateIn } from '../../../domain/dates.js';
import { refuse } from '../../../domain/errors.js';
import { parseId, type MemberId, type StandingApprovalId } from '../../../domain/ids.js';
import type { RecurringBill } from '../../../domain/recurring-bill.js';
import { requireSecondPerson } from '../../../domain/second-person.js';
import {
  confirmStandingApproval,
  standingApprovalDaysMax,
  type StandingApproval,
} from '../../../domain/standing-approval.js';
import { requires } from '../../auth.js';
import type { Api, ApiContext, ApiDeps } from '../../deps.js';
import { answerOnce, send } from '../../idempotency.js';
import { memberContext } from '../../member-context.js';
import { pathId, requiredIdempotencyHeader } from '../../schemas/primitives.js';
import { jsonAnswer, jsonBody, problems } from '../../schemas/problems.js';
import {
  standingApprovalBody,
  standingApprovalEntrySchema,
  standingApprovalSchema,
} from '../../schemas/standing-approvals.js';

const tags = ['recurring bills'];
const path = '/v1/recurring-bills/{recurringBillId}/standing-approvals';
const params = z.object({ recurringBillId: pathId('recurringBillId') });
const oneParams = params.extend({ standingApprovalId: pathId('standingApprovalId') });
const answer = jsonAnswer('The standing approval.', standingApprovalSchema);
const headers = requiredIdempotencyHeader;

const listStandingRoute = createRoute({
  method: 'get',
  path,
  operationId: 'listStandingApprovals',
  tags,
  summary: 'List standing approvals, newest first, those that have ended too',
  ...requires('recurring_bill.read'),
  request: { params },
  responses: {
    200: jsonAnswer('The newest hundred.', z.object({ items: z.array(standingApprovalSchema) })),
    ...problems(404),
  },
});

const proposeRoute = createRoute({
  method: 'post',
  path,
  operationId: 'proposeStandingApproval',
  tags,
  summary: 'Propose to approve its bills ahead, up to a limit and until a day',
  description: 'It holds once a second person has confirmed it. Neither may have written the recurring bill.',
  ...requires('recurring_bill.approve'),
  request: { params, headers, body: jsonBody(standingApprovalEntrySchema) },
  responses: { 201: answer, ...problems(404, 409, 413, 415, 422) },
});

const confirmRoute = createRoute({
  method: 'post',
  path: `${path}/{standingApprovalId}/confirm`,
  operationId: 'confirmStandingApproval',
  tags,
  summary: 'Confirm it, as the second person',
  ...requires('recurring_bill.approve'),
  request: { params: oneParams, headers, body: jsonBody(z.strictObject({})) },
  responses: { 200: answer, ...problems(404, 409, 413, 415, 422) },
});

const withdrawRoute = createRoute({
  method: 'post',
  path: `${path}/{standingApprovalId}/withdraw`,
  operationId: 'withdrawStandingApproval',
  tags,
  summary: 'Withdraw it; bills that it approved and that are not being paid yet are asked about anew',
  ...requires('recurring_bill.approve'),
  request: { params: oneParams, headers, body: jsonBody(z.strictObject({})) },
  responses: { 200: answer, ...problems(404, 409, 413, 415, 422) },
});

export function addStandingApprovals(app: Api, deps: ApiDeps): void {
  app.openapi(listStandingRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const recurringBillId = parseId('recurringBill', c.req.valid('param').recurringBillId);
    const items = await deps.database.inTenant(tenantId, async (tx) => {
      await loadRecurringBill(tx, tenantId, recurringBillId);
      const approvals = await listStandingApprovals(tx, tenantId, recurringBillId);
      return Promise.all(approvals.map((each) => presented(tx, each)));
    });
    return send(c, { status: 200, body: { items } });
  });

  app.openapi(proposeRoute, async (c) => {
    const { tenantId, memberId } = c.get('principal');
    const { limitMinor, totalLimitMinor = null, endsOn } = c.req.valid('json');
    const recurringBillId = parseId('recurringBill', c.req.valid('param').recurringBillId);
    return answerOnce(c, deps, async (tx) => {
      const context = memberContext(c, deps);
      const locked = await lockRecurringBill(tx, tenantId, recurringBillId);
      const { row, standing } = await settleStandingApproval(tx, locked, context);
      if (standing) refuse('wrong_state', `There is one already that is ${standing.status}.`);
      await refuseWriter(tx, row, memberId);
      const today = dateIn(row.terms.recurrence.timeZone, context.at);
      if (endsOn < today || endsOn > addDays(today, standingApprovalDaysMax)) {
        refuse('invalid_input', `endsOn lies between today and ${standingApprovalDaysMax} days from now.`);
      }
      const fingerprint = await standingFingerprintOf(tx, row);
      if (fingerprint === null) {
        refuse('bank_account_unusable', 'The vendor has no verified account, or there is no policy.');
      }
      const standingApprovalId = newId('standingApproval');
      const proposed: StandingApproval = {
        tenantId,
        standingApprovalId,
        recurringBillId,
        status: 'proposed',
        currency: row.currency,
        ...{ limitMinor, totalLimitMinor, endsOn, fingerprint },
        ...{ firstBy: memberId, firstAt: context.at, secondBy: null, secondAt: null },
      };
      await createStandingApproval(tx, proposed);
      const fact = { type: 'standing_approval_proposed', standingApprovalId } as const;
      await saveRecurringBill(tx, row, [fact], context);
      return { status: 201 as const, body: standingApprovalBody(proposed, 0) };
    });
  });

  addConfirm(app, deps);
  addWithdraw(app, deps);
}

function addConfirm(app: Api, deps: ApiDeps): void {
  app.openapi(confirmRoute, async (c) => {
    const { tenantId, memberId } = c.get('principal');
    const { recurringBillId, standingApprovalId } = idsIn(c.req.valid('param'));
    return answerOnce(c, deps, async (tx) => {
      const context = memberContext(c, deps);
      const row = await lockRecurringBill(tx, tenantId, recurringBillId);
      const proposed = await loadOpen(tx, row, standingApprovalId);
      await refuseWriter(tx, row, memberId);
      const fingerprint = await standingFingerprintOf(tx, row);
      const given = confirmStandingApproval(proposed, { memberId, at: context.at, fingerprint });
      await saveStandingApproval(tx, given);
      const fact = { type: 'standing_approval_given', standingApprovalId } as const;
      await saveRecurringBill(tx, row, [fact], context);
      return { status: 200 as const, body: standingApprovalBody(given, 0) };
    });
  });
}

function addWithdraw(app: Api, deps: ApiDeps): void {
  app.openapi(withdrawRoute, async (c) => {
    const { tenantId } = c.get('principal');
    const { recurringBillId, standingApprovalId } = idsIn(c.req.valid('param'));
    return answerOnce(c, deps, async (tx) => {
      const row = await lockRecurringBill(tx, tenantId, recurringBillId);
      const standing = await loadOpen(tx, row, standingApprovalId);
      await endStandingApproval(tx, row, standing, 'withdrawn', memberContext(c, deps));
      const affected = await listApprovedAhead(tx, row, standingApprovalId);
      return {
        status: 200 as const,
        body: await presented(tx, { ...standing, status: 'withdrawn' }),
        afterCommit: () => wake(c, deps, affected),
      };
    });
  });
}

const idsIn = (given: { readonly recurringBillId: string; readonly standingApprovalId: string }) => ({
  recurringBillId: parseId('recurringBill', given.recurringBillId),
  standingApprovalId: parseId('standingApproval', given.standingApprovalId),
});

async function presented(tx: Tx, approval: StandingApproval) {
  const { tenantId, standingApprovalId } = approval;
  return standingApprovalBody(approval, await usedAmountMinor(tx, tenantId, standingApprovalId, null));
}

async function loadOpen(
  tx: Tx,
  { tenantId, recurringBillId }: RecurringBill,
  standingApprovalId: StandingApprovalId,
): Promise<StandingApproval> {
  const open = await findOpenStandingApproval(tx, tenantId, recurringBillId);
  if (open?.standingApprovalId === standingApprovalId) return open;
  const all = await listStandingApprovals(tx, tenantId, recurringBillId);
  const ended = all.find((each) => each.standingApprovalId === standingApprovalId);
  if (!ended) return refuse('not_found', 'No such standing approval.');
  return refuse('wrong_state', `The standing approval is ${ended.status}.`, { status: ended.status });
}

/** Whoever wrote any of its terms does not approve them ahead. */
async function refuseWriter(tx: Tx, row: RecurringBill, memberId: MemberId): Promise<void> {
  if (row.createdBy === memberId) {
    refuse('second_person_required', 'Somebody other than who entered it has to approve it.');
  }
  const facts = await listSubjectFacts(tx, row.tenantId, 'recurring_bill', row.recurringBillId);
  const written = ['recurring_bill_created', 'recurring_bill_changed'];
  requireSecondPerson(facts, 'never verified as a whole', written, memberId);
}

async function listApprovedAhead(
  tx: Tx,
  { tenantId, recurringBillId }: RecurringBill,
  standingApprovalId: StandingApprovalId,
): Promise<Bill[]> {
  const periods = await listPeriods(tx, tenantId, recurringBillId, { belowIndex: null, limit: 100 });
  const ids = periods.flatMap((period) =>
    period.billId !== null && period.standingApprovalId === standingApprovalId ? [period.billId] : [],
  );
  return (await listBillsById(tx, tenantId, ids)).filter(({ state }) => !isFinal(state.status));
}

/** Best effort: what is not woken is refused when its payment would begin. */
async function wake(c: ApiContext, { workflows }: ApiDeps, bills: readonly Bill[]): Promise<void> {
  try {
    for (const bill of bills) await workflows.signalSurroundings(bill, 'standing_approval_withdrawn');
  } catch (error) {
    c.get('log').warn('withdrawal_left_to_begin_payment', { err: error });
  }
}
