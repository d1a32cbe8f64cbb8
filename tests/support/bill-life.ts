import { WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { loadBill } from '../../db/bills.js';
import { listBillFacts } from '../../db/facts.js';
import { listAttempts, listBillPayments } from '../../db/payments.js';
import type { Bill, BillState, BillStatus } from '../../domain/bill.js';
import type { BillCommand } from '../../domain/bill-commands.js';
import type { BillId, MemberId } from '../../domain/ids.js';
import type { Role } from '../../domain/roles.js';
import { createBillEngine } from '../../providers/temporal/bill-engine.js';
import { billEngineNames } from '../../workflows/bill-start.js';
import { billCommanded, commandBill, surroundingsChanged } from '../../workflows/messages.js';
import { enterBill, seedVendor, type SeededVendor } from './cast.js';
import type { LogLine } from '../sandbox/support/stripe.js';
import type { Stage } from './world.js';

/** One bill under test: what is done to it, and what has become of it, by our rows and by the vendors' own logs. */
export class BillLife {
  readonly billId: BillId;
  readonly handle: WorkflowHandle;

  constructor(
    private readonly world: Stage,
    bill: Pick<Bill, 'billId'>,
    readonly vendor: SeededVendor,
  ) {
    this.billId = bill.billId;
    this.handle = world.client.workflow.getHandle(bill.billId);
  }

  async load(): Promise<Bill> {
    const { database, cast } = this.world;
    return database.inTenant(cast.tenantId, (tx) => loadBill(tx, cast.tenantId, this.billId));
  }

  async status(): Promise<BillStatus> {
    return (await this.load()).state.status;
  }

  /** The bill's state, which has to be of this status. */
  async state<S extends BillStatus>(status: S): Promise<Extract<BillState, { readonly status: S }>> {
    const { state } = await this.load();
    if (state.status !== status) throw new Error(`The bill is ${state.status}, not ${status}.`);
    return state as Extract<BillState, { readonly status: S }>;
  }

  /** Waits, on the wall's clock, until the bill is there. */
  until(status: BillStatus, limitMs = 15_000): Promise<void> {
    return this.eventually(`the bill is ${status}`, async () => (await this.status()) === status, limitMs);
  }

  async eventually(what: string, check: () => Promise<boolean>, limitMs = 15_000): Promise<void> {
    const deadline = Date.now() + limitMs;
    while (!(await check())) {
      if (Date.now() > deadline) {
        const { state } = await this.load();
        throw new Error(`Not within ${limitMs} ms: ${what}. The bill: ${JSON.stringify(state)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** As the API sends it: an update that answers with the bill. */
  command(memberId: MemberId, command: BillCommand, expectedVersion?: number): Promise<Bill> {
    const message = { memberId, command, role: this.roleOf(memberId), requestId: 'req_test' };
    return this.handle.executeUpdate(commandBill, {
      args: [expectedVersion === undefined ? message : { ...message, expectedVersion }],
    });
  }

  approve(memberId: MemberId): Promise<Bill> {
    return this.command(memberId, { type: 'approve', note: null });
  }

  /** As the Temporal UI or CLI sends it. */
  signal(memberId: MemberId, command: BillCommand): Promise<void> {
    return this.handle.signal(billCommanded, { memberId, command });
  }

  wake(because: string): Promise<void> {
    return this.handle.signal(surroundingsChanged, { because });
  }

  /** The code and words with which the command is refused; throws when it is carried out. */
  async refusal(
    memberId: MemberId,
    command: BillCommand,
    expectedVersion?: number,
  ): Promise<{ code: string; message: string }> {
    try {
      await this.command(memberId, command, expectedVersion);
    } catch (error) {
      const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
      if (cause instanceof ApplicationFailure) return { code: cause.type ?? '', message: cause.message };
      throw error;
    }
    throw new Error(`${command.type} was carried out.`);
  }

  /** Facts of the bill itself, in order. */
  async facts(): Promise<string[]> {
    return (await this.timeline()).filter(({ subject }) => subject === 'bill').map(({ type }) => type);
  }

  async timeline() {
    const { database, cast } = this.world;
    const page = { afterFactId: 0, limit: 500 };
    return database.inTenant(cast.tenantId, (tx) => listBillFacts(tx, cast.tenantId, this.billId, page));
  }

  async payments() {
    const { database, cast } = this.world;
    return database.inTenant(cast.tenantId, (tx) => listBillPayments(tx, cast.tenantId, this.billId));
  }

  /** Every key that was sent for the bill, oldest first. */
  async sentKeys(): Promise<string[]> {
    const { database, cast } = this.world;
    const keys: string[] = [];
    for (const { paymentId } of await this.payments()) {
      const attempts = await database.inTenant(cast.tenantId, (tx) =>
        listAttempts(tx, cast.tenantId, paymentId),
      );
      keys.push(...attempts.map(({ idempotencyKey }) => idempotencyKey));
    }
    return keys;
  }

  /** What really moved: payments that Stripe made for the bill. */
  async moved(): Promise<readonly LogLine[]> {
    const made = await this.world.stripe.log('payment_created');
    return made.filter(({ payment }) => metadataOf(payment)['bill_id'] === this.billId);
  }

  /** What really went out: mails about the bill that SendGrid took. */
  async mails(): Promise<readonly LogLine[]> {
    const { number } = (await this.load()).details;
    const taken = await this.world.sendgrid.log('mail_taken');
    return taken.filter(({ mail }) => (mail as { subject: string }).subject.includes(number ?? '?'));
  }

  /** Makes Stripe misbehave for this bill alone. */
  fault(fault: string, more: object = {}): Promise<unknown> {
    return this.world.stripe.fault(fault, { match: { 'metadata.bill_id': this.billId }, ...more });
  }

  /** How many requests about this bill met a fault that was set with `fault`. */
  async faultsUsed(): Promise<number> {
    const added = await this.world.stripe.log('fault_added');
    const ruleIds = added
      .map(({ rule }) => rule as { id: string; match: Record<string, string> })
      .filter(({ match }) => match['metadata.bill_id'] === this.billId)
      .map(({ id }) => id);
    const used = await this.world.stripe.log('fault_used');
    return used.filter(({ ruleId }) => ruleIds.includes(ruleId as string)).length;
  }

  private roleOf(memberId: MemberId): Role {
    const { cast } = this.world;
    if (memberId === cast.clerk) return 'clerk';
    if (memberId === cast.payer) return 'payer';
    return memberId === cast.admin ? 'admin' : 'approver';
  }
}

function metadataOf(payment: unknown): Record<string, string> {
  return (payment as { metadata: Record<string, string> }).metadata;
}

export type Wishes = Parameters<typeof enterBill>[3] & { readonly vendor?: SeededVendor };

/** A bill entered by hand whose workflow does not run yet: the API dies between the row and the start. */
export async function enter(world: Stage, { vendor, ...wishes }: Wishes = {}): Promise<BillLife> {
  const payee = vendor ?? (await seedVendor(world, world.cast));
  return new BillLife(world, await enterBill(world, world.cast, payee, wishes), payee);
}

export async function begin(world: Stage, wishes: Wishes = {}): Promise<BillLife> {
  const life = await enter(world, wishes);
  await engineOf(world).startBill(await life.load());
  return life;
}

/** A bill that is approved and waits for its day. */
export async function beginScheduled(world: Stage, wishes: Wishes = {}): Promise<BillLife> {
  const life = await begin(world, wishes);
  await life.until('awaiting_approval');
  await life.approve(world.cast.approver);
  return life;
}

export function engineOf({ client, taskQueue }: Stage) {
  return createBillEngine(client, taskQueue, billEngineNames);
}
