import { readBill } from './bill-view.js';
import { beginPayment } from './begin-payment.js';
import { commandBill } from './command-bill.js';
import type { ActivityDeps } from './deps.js';
import { drainInbox } from './drain-inbox.js';
import { beginExtraction, extractBill } from './extract-bill.js';
import { makeDueBills, startBills } from './make-due-bills.js';
import { matchBill } from './match-bill.js';
import { payBill } from './pay-bill.js';
import { recheckHold } from './recheck-hold.js';
import { renewPayment } from './renew-payment.js';
import { refreshPayment, resolvePayment } from './resolve-payment.js';
import { sendRemittance } from './send-remittance.js';
import { submitPayment } from './submit-payment.js';
import { sweepRecurringBills } from './sweep-recurring-bills.js';
import { sweepBills } from './sweep.js';
import { checkApproval, timeApproval } from './time-approval.js';

/** The verbs that workflows call. Each may run again at any time and has one effect. */
export function createActivities(deps: ActivityDeps) {
  return {
    readBill: readBill(deps),
    beginExtraction: beginExtraction(deps),
    extractBill: extractBill(deps),
    matchBill: matchBill(deps),
    commandBill: commandBill(deps),
    timeApproval: timeApproval(deps),
    recheckHold: recheckHold(deps),
    checkApproval: checkApproval(deps),
    payBill: payBill(deps),
    beginPayment: beginPayment(deps),
    submitPayment: submitPayment(deps),
    refreshPayment: refreshPayment(deps),
    resolvePayment: resolvePayment(deps),
    renewPayment: renewPayment(deps),
    sendRemittance: sendRemittance(deps),
    makeDueBills: makeDueBills(deps),
    startBills: startBills(deps),
    drainInbox: drainInbox(deps),
    sweepBills: sweepBills(deps),
    sweepRecurringBills: sweepRecurringBills(deps),
  };
}

export type Activities = ReturnType<typeof createActivities>;
