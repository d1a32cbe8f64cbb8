import {
  ActivityFailure,
  ApplicationFailure,
  condition,
  log,
  rootCause,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { SearchAttributePair, TypedSearchAttributes } from '@temporalio/common';
import { needsAttention, type Bill } from '../domain/bill.js';
import type { BillView } from './messages.js';
import { attributesOf, searchAttributeKeys } from './search-attributes.js';

/** What has come in and waits to be looked at; it may come before the row was read. */
export type News = {
  /** The provider has to be asked. */
  payment: boolean;
  /** The provider was asked, and the row is paid. */
  isPaid: boolean;
  surroundings: boolean;
};

type Manner = {
  /** Somebody has to look, whatever the state says. */
  readonly attention?: boolean;
  /** Whether operators find it under its state: not where it stays for moments only. */
  readonly isListed?: boolean;
};

/** One bill in hand: the newest view of its row, what has come in meanwhile, and what operators are shown. */
export class Desk {
  view: BillView;
  /** Waits since the status last changed; drives growing delays. */
  waits = 0;
  private troubles = 0;

  constructor(
    view: BillView,
    readonly news: News,
  ) {
    this.view = view;
  }

  get bill(): Bill {
    return this.view.bill;
  }

  /** Handlers and the main loop both bring views; an older one never replaces a newer one. */
  accept(view: BillView): void {
    if (view.bill.version < this.view.bill.version) return;
    if (view.bill.state.status !== this.view.bill.state.status) this.waits = 0;
    this.view = view;
  }

  /**
   * Takes a step. When it fails for good the bill is shown as needing attention and the step is taken again later, or
   * as soon as anything changes: no failure ends a bill.
   */
  async take(step: () => Promise<BillView>): Promise<void> {
    try {
      this.accept(await step());
      this.troubles = 0;
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      this.forgetNews();
      const cause = rootCause(error) ?? 'unknown';
      const delayMs = Math.min(60_000 * 2 ** this.troubles, 3_600_000);
      this.troubles += 1;
      log.error('step_failed', { cause });
      await this.rest(`A step failed and is tried again: ${cause}`, delayMs, { attention: true });
    }
  }

  /** A step whose time has come by the server's clock. The worker's may be behind: then it waits a moment, never spins. */
  async takeWhenDue(step: () => Promise<BillView>): Promise<void> {
    const { version } = this.bill;
    await this.take(step);
    if (this.bill.version === version) await this.rest('The clocks of server and worker differ.', 1_000);
  }

  /** Waits for a command, news or the time, while operators read what for. True when something has come. */
  async rest(waitingFor: string, ms: number | null, manner: Manner = {}): Promise<boolean> {
    const { version } = this.bill;
    this.show(waitingFor, manner);
    this.waits += 1;
    const { news } = this;
    const changed = () => this.bill.version !== version || news.payment || news.isPaid || news.surroundings;
    if (ms === null) {
      await condition(changed);
      return true;
    }
    return condition(changed, Math.max(ms, 1), { summary: waitingFor.slice(0, 200) });
  }

  forgetNews(): void {
    this.news.payment = false;
    this.news.isPaid = false;
    this.news.surroundings = false;
  }

  /**
   * Search attributes cost an action each time: written when the bill comes to rest and they differ. One that only passes
   * is not listed, unless it was listed as needing attention.
   */
  show(waitingFor: string, { attention = false, isListed = true }: Manner = {}): void {
    setCurrentDetails(`**${this.bill.state.status}** since ${this.bill.stateSince}\n\n${waitingFor}`);
    const { status } = this.bill.state;
    const needed = attention || needsAttention(this.bill.state);
    const { typedSearchAttributes: shown } = workflowInfo();
    if (!(isListed || needed || shown.get(searchAttributeKeys.attention) === true)) return;
    const wanted = attributesOf(this.bill, { status, attention: needed });
    if (!wanted.every((pair) => isShown(shown, pair))) upsertSearchAttributes(wanted);
  }
}

/** The time alone is no news: a start is listed with the moment in which its bill came in. */
function isShown(shown: TypedSearchAttributes, { key, value }: SearchAttributePair): boolean {
  if (key.name === searchAttributeKeys.since.name) return true;
  const is = shown.get(key);
  return is instanceof Date && value instanceof Date ? is.getTime() === value.getTime() : is === value;
}

/** The refusal inside an activity's failure, as the caller of an update should get it. */
export function refusalOf(error: unknown): unknown {
  return error instanceof ActivityFailure && error.cause instanceof ApplicationFailure ? error.cause : error;
}
