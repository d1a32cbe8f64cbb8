import type { Bill, Extraction } from '../../client/client.js';
import { addDays } from '../../domain/dates.js';
import type { Caller } from './caller.js';
import type { DemoDocuments } from './documents.js';
import { writeEvidencePicture } from './evidence-picture.js';
import { candidateLines } from './extraction-lines.js';
import { rent } from './rent.js';
import type { Stage } from './stage.js';
import { SceneFailed, uploadBill, type StagedBill } from './staged-bill.js';

/** What has to be true in the end; held against Stripe's own log afterwards. */
export type Outcome = {
  readonly bill: StagedBill;
  readonly story: string;
  readonly status: Bill['status'];
  /** What the payment made of the money at Stripe. */
  readonly money: 'moved once' | 'moved and came back' | 'never moved';
  /** How often an instruction was sent, answered or not. */
  readonly submissions: number;
  /** Facts without which the scene did not show what it is there to show, as `subject.type`. */
  readonly witnessedBy: readonly string[];
};

export type Scene = (stage: Stage, documents: DemoDocuments) => Promise<Outcome[]>;

const paid = (
  bill: StagedBill,
  story: string,
  witnessedBy: readonly string[] = [],
  submissions = 1,
): Outcome => ({ bill, story, status: 'remitted', money: 'moved once', submissions, witnessedBy });
const unpaid = (bill: StagedBill, story: string, status: Bill['status']): Outcome => ({
  bill,
  story,
  status,
  money: 'never moved',
  submissions: 0,
  witnessedBy: [],
});

/** The first bill makes the vendor known, so that its next e-invoice needs nobody. */
const knownVendor: Scene = async (stage, { pathOf }) => {
  const first = await uploadBill(stage, pathOf('german-bergmann.pdf'));
  await approve(first, stage.people.firstApprover);
  await payNow(stage, first);
  const second = await uploadBill(stage, pathOf('ubl-bergmann.xml'));
  await second.until('remitted');
  return [
    paid(first, 'a German PDF, one approver: the vendor becomes known'),
    paid(second, 'an e-invoice (UBL) of a known vendor, due today: paid on its own'),
  ];
};

const twoPeople: Scene = async (stage, { pathOf }) => {
  const { firstApprover, secondApprover } = stage.people;
  const bill = await uploadBill(stage, pathOf('factur-x-lumiere.pdf'));
  await approve(bill, firstApprover, secondApprover);
  await payNow(stage, bill);
  return [
    paid(bill, 'a hybrid PDF (Factur-X), approved by two people', [
      'bill.approval_given',
      'bill.approval_given',
    ]),
  ];
};

/** What cannot be read surely is shown with its evidence to a person, who says what it is. */
const poorDocument: Scene = async (stage, { pathOf, today }) => {
  const { clerk, firstApprover, admin } = stage.people;
  const bill = await uploadBill(stage, pathOf('poor-quickprint.pdf'));
  const { document } = await bill.until('in_review');
  const extraction = await tellCandidates(clerk, bill);
  const picture = document && (await writeEvidencePicture(stage, bill.label, { ...document, extraction }));
  if (picture) bill.tell(`where each value stands: ${picture.href}`, 'asks');
  await bill.ask(admin, (api, params) =>
    api.POST('/v1/bills/{billId}/confirm-review', {
      params,
      body: {
        vendorId: stage.vendorIds.quickprint,
        details: {
          vendorName: 'Quick Print',
          number: '7781-B',
          dueOn: addDays(today, 10),
          amount: { amountMinor: 44_550, currency: 'USD' },
        },
      },
    }),
  );
  await approve(bill, firstApprover);
  await payNow(stage, bill);
  return [paid(bill, 'a poor document, reviewed by a person', ['bill.review_confirmed'])];
};

/** The XML inside asks for more than the page shows: nobody is paid before a person decides which one holds. */
const contradictory: Scene = async (stage, { pathOf }) => {
  const { clerk, secondApprover, admin } = stage.people;
  const bill = await uploadBill(stage, pathOf('mismatch-vandijk.pdf'));
  const { vendorName, number, dueOn, ...shown } = (await bill.until('in_review')).details;
  if (!vendorName || !number || !dueOn)
    throw new SceneFailed(`${bill.label}: the page shows more than was read`);
  await tellCandidates(clerk, bill);
  await bill.ask(admin, (api, params) =>
    api.POST('/v1/bills/{billId}/confirm-review', {
      params,
      body: {
        vendorId: stage.vendorIds.vandijk,
        details: { ...shown, vendorName, number, dueOn, amount: { amountMinor: 52_635, currency: 'EUR' } },
      },
    }),
  );
  await approve(bill, secondApprover);
  await payNow(stage, bill);
  return [paid(bill, 'page and embedded XML disagree: corrected by a person', ['bill.review_confirmed'])];
};

async function tellCandidates(reader: Caller, bill: StagedBill): Promise<Extraction> {
  const extraction = await reader.api.GET('/v1/bills/{billId}/extraction', {
    params: { path: { billId: bill.billId } },
  });
  for (const line of candidateLines(extraction)) bill.tell(line, 'quiet');
  return extraction;
}

/** Stripe carries the payment out, answer and webhooks are lost: it is asked for by our reference, never sent again. */
const lostAnswer: Scene = async (stage, { pathOf }) => {
  const bill = await uploadBill(stage, pathOf('english-cobalt-net-30.pdf'));
  await bill.until('awaiting_approval');
  const twin = await uploadBill(stage, pathOf('duplicate-cobalt.pdf'));
  const held = twin.until('on_hold');
  await orderFault(stage, { fault: 'webhook_lost', match: { amount: '182400', currency: 'usd' }, times: 2 });
  await approve(bill, stage.people.secondApprover);
  await payNow(stage, bill);
  const { hold } = await held;
  if (hold?.code !== 'duplicate') {
    throw new SceneFailed(`${twin.label}: held because of ${hold?.code ?? 'nothing'}, not as a duplicate`);
  }
  return [
    paid(bill, 'the answer and the webhooks were lost after the money moved: asked for, found and adopted', [
      'payment.answer_missing',
    ]),
    unpaid(twin, 'the same bill in another layout: held as a duplicate', 'on_hold'),
  ];
};

const rejected: Scene = async (stage, { pathOf }) => {
  const bill = await uploadBill(stage, pathOf('cii-vandijk.xml'));
  await bill.until('awaiting_approval');
  await bill.ask(stage.people.firstApprover, (api, params) =>
    api.POST('/v1/bills/{billId}/reject', { params, body: { reason: 'We never ordered this transport.' } }),
  );
  return [unpaid(bill, 'an e-invoice (CII), rejected', 'rejected')];
};

/** Kept, with its vendor, and nobody is asked for its money. */
const settled: Scene = async (stage, { pathOf }) => {
  const bill = await uploadBill(stage, pathOf('paid-cobalt.pdf'));
  await bill.until('nothing_due');
  return [unpaid(bill, 'paid already, as the document proves: nothing is due', 'nothing_due')];
};

const declined: Scene = async (stage, { pathOf }) => {
  const bill = await uploadBill(stage, pathOf('discount-ridgeway.pdf'));
  await approve(bill, stage.people.secondApprover);
  await payWhenScheduled(stage, bill, 'payment_failed');
  bill.tell(`${stage.people.payer.name} moves money to the account and does not wait for the retry`);
  await bill.ask(stage.people.payer, (api, params) =>
    api.POST('/v1/bills/{billId}/retry-payment', { params, body: {} }),
  );
  await bill.until('remitted');
  return [
    paid(
      bill,
      'declined for lack of funds, tried again and paid; 2 % discount taken',
      ['payment.declined'],
      2,
    ),
  ];
};

const yen: Scene = async (stage, { pathOf }) => {
  const bill = await uploadBill(stage, pathOf('yen-kitsune.pdf'));
  await approve(bill, stage.people.firstApprover);
  await payNow(stage, bill);
  return [paid(bill, 'a currency without cents')];
};

/** Days after it was paid the money comes back; paying again needs everybody's approval again. */
const returned: Scene = async (stage, { pathOf }) => {
  const { clerk, firstApprover, secondApprover } = stage.people;
  const bill = await uploadBill(stage, pathOf('french-lumiere.pdf'));
  await approve(bill, firstApprover, secondApprover);
  await payNow(stage, bill);
  bill.tell('at the bank two days pass (the stand-in is told so)');
  await returnPayment(stage, bill);
  await bill.until('returned');
  await bill.ask(clerk, (api, params) =>
    api.POST('/v1/bills/{billId}/reopen', {
      params,
      body: { reason: 'The vendor confirmed its account; to be paid again.' },
    }),
  );
  await bill.until('awaiting_approval');
  return [
    {
      bill,
      story: 'returned by the bank, reopened: waits for fresh approvals',
      status: 'awaiting_approval',
      money: 'moved and came back',
      submissions: 1,
      witnessedBy: ['payment.returned', 'bill.reopened'],
    },
  ];
};

export const scenes: readonly Scene[] = [
  rent,
  knownVendor,
  lostAnswer,
  twoPeople,
  declined,
  poorDocument,
  contradictory,
  settled,
  returned,
  rejected,
  yen,
];

async function approve(bill: StagedBill, ...approvers: readonly Caller[]): Promise<void> {
  await bill.until('awaiting_approval');
  for (const approver of approvers)
    await bill.ask(approver, (api, params) =>
      api.POST('/v1/bills/{billId}/approve', { params, body: { note: null } }),
    );
}

/** Due in the future, so that the payer brings it forward. */
async function payNow(stage: Stage, bill: StagedBill): Promise<void> {
  await payWhenScheduled(stage, bill, 'remitted');
}

async function payWhenScheduled(stage: Stage, bill: StagedBill, until: Bill['status']): Promise<void> {
  await bill.until('scheduled');
  await bill.ask(stage.people.payer, (api, params) =>
    api.POST('/v1/bills/{billId}/pay-now', { params, body: {} }),
  );
  await bill.until(until);
}

async function returnPayment(stage: Stage, bill: StagedBill): Promise<void> {
  const accepted = bill.facts().find(({ subject, type }) => subject === 'payment' && type === 'accepted');
  const paymentId = accepted?.data['providerPaymentId'];
  if (typeof paymentId !== 'string') throw new SceneFailed(`${bill.label}: Stripe never accepted it`);
  await directStandIn(stage, `payments/${paymentId}/return`, {
    reason: 'payout_method_canceled_by_customer',
  });
}

function orderFault(
  stage: Stage,
  fault: { readonly fault: string; readonly match: Readonly<Record<string, string>>; readonly times: number },
): Promise<void> {
  return directStandIn(stage, 'faults', fault);
}

/** The part of the stand-in that Stripe does not have (sandbox/README.md). */
async function directStandIn({ stack }: Stage, order: string, body: object): Promise<void> {
  const response = await fetch(`${stack.urls.stripe ?? ''}/_sandbox/${order}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new SceneFailed(`the stand-in refuses ${order}: ${await response.text()}`);
}
