import { isFinal } from '../../domain/bill.js';
import type { CaseFile, PaymentFile } from './case-file.js';

export type NextAction = {
  readonly say: string;
  /** To copy; null when there is nothing to do, or not here. */
  readonly command: string | null;
};

const wait = (say: string): NextAction => ({ say, command: null });
const ops = (verb: string) => `npm run ops -- ${verb}`;
const asPerson = (verb: string) => `PAYLOOM_API_KEY=pl_... ${ops(verb)}`;

/** What to do now that can do no harm. Trouble of the engine comes before the bill's own. */
export function nextAction(file: CaseFile): NextAction {
  const { bill, workflow, payments } = file;
  const { billId, state } = bill;
  const isOver = isFinal(state.status);
  if (workflow?.status !== 'RUNNING' && !isOver) {
    return {
      say: 'No workflow runs. The sweep starts it from its row within a minute; to have it now:',
      command: ops('sweep'),
    };
  }
  if (workflow !== null && workflow.taskAttempt > 1) {
    return {
      say: `Its workflow task fails (try ${workflow.taskAttempt}). Put the earlier version of the worker back. When nothing else helps, start it anew from its row:`,
      command: `temporal workflow terminate --workflow-id ${billId} --reason "task fails" && ${ops('sweep')}`,
    };
  }
  const failing = workflow?.pendingActivities.find(({ attempt, failure }) => attempt > 1 && failure !== null);
  if (failing)
    return wait(
      `${failing.type} is tried again by itself (try ${failing.attempt}): bring back what it needs.`,
    );
  switch (state.status) {
    case 'unknown':
      return unknownAction(payments.at(-1));
    case 'payment_failed':
      return state.decline.retryAt === null
        ? {
            say: `Declined (${state.decline.code}). A payer who knows that it is right now tries again:`,
            command: asPerson(`retry ${billId}`),
          }
        : wait(`Declined (${state.decline.code}); tried again by itself at ${state.decline.retryAt}.`);
    case 'returned':
      return {
        say: 'The bank sent the money back. With another account verified, ask for approval anew:',
        command: asPerson(`reopen ${billId} --reason "..."`),
      };
    case 'on_hold':
      return { say: holdAdvice(state.code), command: asPerson(`release ${billId} --reason "..."`) };
    case 'in_review':
      return wait('A clerk confirms or corrects the details: POST /v1/bills/{id}/confirm-review.');
    case 'changes_requested':
      return wait('A clerk corrects the bill: POST /v1/bills/{id}/correct.');
    case 'awaiting_approval':
      return {
        say: `An approver of rule ${state.approval.rule.name} decides:`,
        command: asPerson(`approve ${billId}`),
      };
    case 'paying':
      return { say: 'The provider has it in hand. To look again now:', command: ops(`wake ${billId}`) };
    case 'paid':
      return {
        say: 'The money is out; the advice is being sent. To try now:',
        command: ops(`wake ${billId}`),
      };
    case 'remitted':
      return mailAction(payments.at(-1));
    case 'scheduled':
      return wait(`Paid by itself at ${state.schedule.payAt}.`);
    case 'received':
    case 'extracting':
    case 'matching':
      return wait('The engine works on it.');
    case 'nothing_due':
      return {
        say: `Nothing is due (${state.because}). When it has to be paid after all, a clerk takes it up:`,
        command: asPerson(`reopen ${billId} --reason "..."`),
      };
    case 'rejected':
    case 'canceled':
      return wait('It is over.');
  }
}

function unknownAction(file: PaymentFile | undefined): NextAction {
  if (!file) return wait('The engine asks by itself.');
  const { payment, atProvider, resolution } = file;
  if (resolution.status === 'proposed') {
    const { proposal } = resolution;
    const what = proposal.resolution === 'found' ? `--found ${proposal.providerPaymentId}` : '--not-executed';
    return {
      say: `${proposal.by} says so. A second payer who has looked says the same:`,
      command: asPerson(`resolve ${payment.paymentId} ${what} --evidence "..."`),
    };
  }
  if (resolution.status === 'confirmed') {
    return { say: 'Two people agree. To go on now:', command: ops(`wake ${payment.billId}`) };
  }
  if (atProvider.found === 'unreachable')
    return wait('The provider cannot be reached: wait, it is asked again by itself.');
  if (atProvider.found !== null) {
    return { say: 'The provider has it. To adopt it now:', command: ops(`wake ${payment.billId}`) };
  }
  return {
    say: 'The provider does not show it. It is asked again by itself; after 12 hours two payers say what they found, the first one:',
    command: asPerson(`resolve ${payment.paymentId} --not-executed --evidence "..."`),
  };
}

function holdAdvice(code: string): string {
  switch (code) {
    case 'duplicate':
      return 'Looks like an earlier bill. Cancel it; when it is none, somebody other than its creator:';
    case 'vendor_unverified':
    case 'bank_account_unusable':
      return 'Verify vendor and account: it then goes on by itself. Otherwise:';
    default:
      return `Held (${code}). When the reason is gone:`;
  }
}

function mailAction(file: PaymentFile | undefined): NextAction {
  return file?.remittance?.status === 'bounced'
    ? wait(
        "The advice bounced; the payment is not touched. Correct the vendor's address and send them the PDF.",
      )
    : wait('It is over.');
}
