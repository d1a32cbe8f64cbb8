import path from 'node:path';
import { billSchema, type BillBody } from '../../api/schemas/bills.js';
import { pollUntil } from '../provision/poll.js';
import type { Caller } from './caller.js';
import { lineOf } from './fact-lines.js';
import type { Tone } from './narrator.js';
import type { Stage } from './stage.js';
import { readTimeline, type Fact } from './timeline.js';

/** A bill did not come to where the scene needs it. */
export class SceneFailed extends Error {
  override readonly name = 'SceneFailed';
}

export type StagedBill = {
  readonly billId: string;
  /** The name of its file, or what it is when it has none. */
  readonly label: string;
  /** Tells what happens until the bill has one of these statuses; fails when it stands still elsewhere. */
  readonly until: (...statuses: BillBody['status'][]) => Promise<BillBody>;
  /** A person's command. */
  readonly ask: (person: Caller, verb: string, body?: object) => Promise<BillBody>;
  readonly tell: (text: string, tone?: Tone) => void;
  readonly facts: () => readonly Fact[];
};

const untilMsMax = 45_000;
const restMsMax = 12_000;

export async function uploadBill(stage: Stage, file: string): Promise<StagedBill> {
  const uploaded = await stage.people.clerk.upload('/v1/bills/upload', file, billSchema);
  return followBill(stage, path.basename(file), uploaded);
}

/** A bill that is there already, told from its first fact on. */
export function followBill(stage: Stage, label: string, found: BillBody): StagedBill {
  const { clerk } = stage.people;
  const tell = (text: string, tone?: Tone) => stage.narrator.tell(label, text, tone);
  const { billId } = found;
  let facts: readonly Fact[] = [];
  let bill = found;
  let changedAtMs = Date.now();

  const follow = async (): Promise<BillBody> => {
    const all = await readTimeline(clerk, billId);
    if (all.length === facts.length) return bill;
    for (const fact of all.slice(facts.length)) {
      const line = lineOf(fact, stage.nameOf);
      if (line) tell(line.text, line.tone);
    }
    facts = all;
    bill = await clerk.get(`/v1/bills/${billId}`, billSchema);
    changedAtMs = Date.now();
    return bill;
  };

  return {
    billId,
    label,
    tell,
    facts: () => facts,
    ask: async (person, verb, body = {}) => {
      const after = await person.post(`/v1/bills/${billId}/${verb}`, body, billSchema);
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

function stuck(label: string, bill: BillBody, wanted: readonly string[], cause?: unknown): SceneFailed {
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
