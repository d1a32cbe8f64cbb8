import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

/** Bundles the workflows once, so that no worker has to at its start. Same SDK version as the worker's. */
export async function bundleWorkflows(target: string): Promise<void> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const { code } = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL(`../workflows/index.${extension}`, import.meta.url)),
    logger: { ...console, trace: ignore, debug: ignore, info: ignore, log: ignore },
  });
  await writeFile(target, code);
}

function ignore(): void {
  // Webpack's own progress is of no interest here.
}
