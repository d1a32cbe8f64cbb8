import path from 'node:path';
import type { Bill, Fact, PayloomClient } from '../../client/client.js';
import { pollUntil } from '../provision/poll.js';
import { uploadFile, type Caller } from './caller.js';
import { lineOf } from './fact-lines.js';
import type { Tone } from './narrator.js';
import type { Stage } from './stage.js';
import { readTimeline } from './timeline.js';

/** A bill did not come to where the scene needs it. */
export class SceneFailed extends Error {
  override readonly name = 'SceneFailed';
}

export type StagedBill = {
  readonly billId: string;
  /** The name of its file, or what it is when it has none. */
  readonly label: string;
  /** Tells what happens until the bill has one of these statuses; fails when it stands still elsewhere. */
  readonly until: (...statuses: Bill['status'][]) => Promise<Bill>;
  /** A person's command, e.g. `(api, params) => api.POST('/v1/bills/{billId}/pay-now', { params, body: {} })`. */
  readonly ask: (person: Caller, command: BillCommand) => Promise<Bill>;
  readonly tell: (text: string, tone?: Tone) => void;
  readonly facts: () => readonly Fact[];
};

type BillCommand = (
  api: PayloomClient,
  params: { readonly path: { readonly billId: string } },
) => Promise<Bill>;

const untilMsMax = 45_000;
const restMsMax = 12_000;

export async function uploadBill(stage: Stage, file: string): Promise<StagedBill> {
  const uploaded = await uploadFile(stage.people.clerk, file);
  return followBill(stage, path.basename(file), uploaded);
}

/** A bill that is there already, told from its first fact on. */
export function followBill(stage: Stage, label: string, found: Bill): StagedBill {
  const { clerk } = stage.people;
  const tell = (text: string, tone?: Tone) => stage.narrator.tell(label, text, tone);
  const { billId } = found;
  let facts: readonly Fact[] = [];
  let bill = found;
  let changedAtMs = Date.now();

  const follow = async (): Promise<Bill> => {
    const all = await readTimeline(clerk, billId);
    if (all.length === facts.length) return bill;
    for (const fact of all.slice(facts.length)) {
      const line = lineOf(fact, stage.nameOf);
      if (line) tell(line.text, line.tone);
    }
    facts = all;
    bill = await clerk.api.GET('/v1/bills/{billId}', { params: { path: { billId } } });
    changedAtMs = Date.now();
    return bill;
  };

  return {
    billId,
    label,
    tell,
    facts: () => facts,
    ask: async (person, command) => {
      const after = await command(person.api, { path: { billId } });
      await follow();
      return after;
    },
    until: (...statuses) => {
      changedAtMs = Date.now();
      const check = async () => {
        const now = await follow();
        if (statuses.includes(now.status)) return now;
        if (Date.now() - changedAtMs > restMsMax && now.needsAttention) throw stuck(label, now, statuses);
        return null;
      };
      return pollUntil(paced(check), untilMsMax).catch((error: unknown) => {
        if (error instanceof SceneFailed) throw error;
        throw stuck(label, bill, statuses, error);
      });
    },
  };
}

function stuck(label: string, bill: Bill, wanted: readonly string[], cause?: unknown): SceneFailed {
  const why = bill.hold?.reason ?? bill.review?.reasons.join(' ') ?? bill.decline?.message ?? bill.reason;
  const message = `${label}: should have become ${wanted.join(' or ')}, is ${bill.status}${why ? ` (${why})` : ''}`;
  return new SceneFailed(message, { cause });
}

const askEveryMs = 250;

/** Several bills are followed at once: each is asked about only so often. */
export function paced<T>(check: () => Promise<T | null>): () => Promise<T | null> {
  let askedAtMs = 0;
  return async () => {
    if (Date.now() - askedAtMs < askEveryMs) return null;
    askedAtMs = Date.now();
    return check();
  };
}
