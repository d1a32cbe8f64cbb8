import type { Tx } from '../db/client.js';
import type { Bill, HoldCode } from '../domain/bill.js';
import type { BillRef, BillView } from '../workflows/messages.js';
import { changeBill } from './bill-view.js';
import { findObstacle, findShortage, type Obstacle } from './check-payable.js';
import type { ActivityDeps } from './deps.js';

/** Holds that end by themselves once their cause is gone; every other one is a person's to release. */
const selfHealing: readonly HoldCode[] = [
  'vendor_unverified',
  'bank_account_unusable',
  'no_policy',
  'cash_short',
];

export function recheckHold(deps: ActivityDeps) {
  return (ref: BillRef): Promise<BillView> =>
    changeBill(deps, ref, async (tx, bill) => {
      const { state } = bill;
      if (state.status !== 'on_hold' || !selfHealing.includes(state.code)) return [];
      const obstacle = (await findObstacle(tx, bill)) ?? (await shortageOf(tx, bill));
      if (obstacle === null) return [{ type: 'released', reason: 'What kept the bill is gone.' }];
      return obstacle.code === state.code && obstacle.reason === state.reason
        ? []
        : [{ type: 'held', ...obstacle }];
    });
}

/** A bill that waits for money is held at the moment of paying, so that its amount is settled. */
function shortageOf(tx: Tx, { tenantId, state }: Bill): Promise<Obstacle | null> {
  return state.status === 'on_hold' && state.code === 'cash_short' && state.resume.status === 'scheduled'
    ? findShortage(tx, tenantId, state.resume.schedule.amount)
    : Promise.resolve(null);
}
