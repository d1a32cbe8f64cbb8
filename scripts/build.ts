import { execFileSync } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorkflows } from './bundle-workflows.js';
import { projectRoot } from './provision/home.js';

/** What runs beside the compiled code and is no TypeScript. */
const assets = ['db/migrations', 'providers/pdf-lib/fonts'];

const dist = path.join(projectRoot, 'dist');
await rm(dist, { recursive: true, force: true });
// The client is for others, so that its types go with it.
for (const project of ['tsconfig.build.json', 'tsconfig.client.json']) {
  execFileSync(process.execPath, [path.join(projectRoot, 'node_modules/typescript/bin/tsc'), '-p', project], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
}
await Promise.all(
  assets.map((asset) => cp(path.join(projectRoot, asset), path.join(dist, asset), { recursive: true })),
);
await bundleWorkflows(path.join(dist, 'workflow-bundle.js'));
