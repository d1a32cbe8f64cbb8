import { checkAcknowledged } from './check-acknowledged.js';
import { checkAgreement } from './check-agreement.js';
import { checkApprovals } from './check-approvals.js';
import { checkConservation } from './check-conservation.js';
import { checkDoublePay } from './check-double-pay.js';
import { checkHistory } from './check-history.js';
import { checkWebhooks } from './check-webhooks.js';
import type { Check, Evidence, Violation } from './evidence.js';

const checks: readonly Check[] = [
  checkDoublePay,
  checkAgreement,
  checkConservation,
  checkApprovals,
  checkAcknowledged,
  checkWebhooks,
  checkHistory,
];

export function check(evidence: Evidence): Violation[] {
  return checks.flatMap((each) => [...each(evidence)]);
}
