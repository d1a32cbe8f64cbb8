import { condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { drainInbox } from './activities.js';
import { inboxFilled } from './messages.js';

/** Long enough to gather a burst of webhooks in one run, short enough to leave nothing idle behind. */
const idleMs = 60_000;

/** Drains stored webhooks as they come. One run at a time; ends when nothing has come for a while. */
export async function inbox(): Promise<void> {
  let filled = true;
  setHandler(inboxFilled, () => {
    filled = true;
  });
  while (filled || (await condition(() => filled, idleMs))) {
    filled = false;
    const { hasMore } = await drainInbox();
    filled ||= hasMore;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof inbox>();
  }
}
