import { condition, defineSignal, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import type { NoOps } from './worker.js';

const noOps = proxyActivities<NoOps>({ startToCloseTimeout: '20 seconds' });

export const approved = defineSignal('approved');

/** The least that a bill could be: four steps that do nothing, one signal, one timer. */
export async function skeleton(): Promise<void> {
  let isApproved = false;
  setHandler(approved, () => {
    isApproved = true;
  });
  await noOps.first();
  await noOps.second();
  await condition(() => isApproved);
  await sleep(1);
  await noOps.third();
  await noOps.fourth();
}
