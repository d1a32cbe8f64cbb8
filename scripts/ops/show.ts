import { epochMs, type Instant } from '../../domain/dates.js';
import { format } from '../../domain/money.js';
import type { AtProvider, CaseFile, PaymentFile } from './case-file.js';
import { age, bold, section, type Output } from './layout.js';
import { nextAction } from './next-action.js';
import type { WorkflowFile } from './workflow-file.js';

/** Row, workflow, provider, webhooks and mail side by side, and what to do next. No name, no account number. */
export function describeCase(output: Output, file: CaseFile, now: Instant): string {
  const next = nextAction(file);
  return [
    section(output, `Bill ${file.bill.billId}`, billLines(file, now)),
    section(output, 'Workflow', workflowLines(file.workflow)),
    ...file.payments.map((payment) =>
      section(output, `Payment ${payment.payment.paymentId}`, paymentLines(payment)),
    ),
    section(output, 'Webhooks received', webhookLines(file)),
    `${bold(output, 'Next')}\n  ${next.say}${next.command === null ? '' : `\n\n    ${next.command}`}`,
    '',
  ].join('\n\n');
}

type Lines = [string, string][];

function billLines({ bill }: CaseFile, now: Instant): Lines {
  const { state, details, stateSince } = bill;
  return [
    ['tenant', bill.tenantId],
    [
      'state',
      `${state.status} for ${age((epochMs(now) - epochMs(stateSince)) / 1_000)}, since ${stateSince}`,
    ],
    ...('reason' in state ? ([['reason', state.reason]] as Lines) : []),
    ...('decline' in state ? ([['declined', state.decline.code]] as Lines) : []),
    ['amount', details.amount === null ? 'not known' : format(details.amount)],
    ['number', details.number ?? 'not known'],
    ['vendor', bill.vendorId ?? 'not known'],
    ['due', details.dueOn ?? 'not known'],
    ['version', String(bill.version)],
  ];
}

function workflowLines(workflow: WorkflowFile): Lines {
  if (workflow === null) return [['status', 'there is none']];
  return [
    ['status', `${workflow.status.toLowerCase()}, ${workflow.historyLength} events`],
    ...(workflow.taskAttempt > 1
      ? ([['task', `fails, try ${workflow.taskAttempt}: ${workflow.taskFailure ?? 'timed out'}`]] as Lines)
      : []),
    ...workflow.pendingActivities.map(({ type, attempt, failure }): [string, string] => [
      'activity',
      `${type}, try ${attempt}${failure === null ? '' : `: ${failure}`}`,
    ]),
    ['open', workflow.url],
  ];
}

function paymentLines({ payment, attempts, resolution, atProvider, remittance }: PaymentFile): Lines {
  return [
    ['state', payment.state.status],
    ['amount', format(payment.amount)],
    ['reference', payment.reference],
    ...attempts.map(({ attempt, idempotencyKey, firstSentAt, outcome, code }): [string, string] => [
      `attempt ${attempt}`,
      `sent ${firstSentAt} under ${idempotencyKey}: ${outcome ?? 'no answer yet'}${code === null ? '' : ` (${code})`}`,
    ]),
    ['at Stripe', providerText(atProvider)],
    ...(resolution.status === 'open'
      ? []
      : ([
          [
            'resolution',
            `${resolution.status}: ${resolution.proposal.resolution} by ${resolution.proposal.by}`,
          ],
        ] as Lines)),
    ...(remittance === null
      ? []
      : ([
          ['mail', `${remittance.status}${remittance.detail === null ? '' : `: ${remittance.detail}`}`],
        ] as Lines)),
  ];
}

function providerText(at: AtProvider): string {
  if (at.found === null) return 'nothing under our reference';
  if (at.found === 'unreachable') return `cannot be asked now: ${at.because}`;
  const { providerPaymentId, state, amount, reason } = at.found;
  return `${providerPaymentId}, ${state}, ${format(amount)}${reason === null ? '' : ` (${reason})`}`;
}

function webhookLines({ webhooks }: CaseFile): Lines {
  if (webhooks.length === 0) return [['none', '']];
  return webhooks.map(({ receivedAt, type, status, attempts, error }) => [
    receivedAt,
    `${type}, ${status} after ${attempts} ${attempts === 1 ? 'try' : 'tries'}${error === null ? '' : `: ${error}`}`,
  ]);
}
