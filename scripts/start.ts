import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './provision/home.js';
import { printProgress, secondsSince } from './provision/progress.js';
import { startStack } from './stack.js';

const restartsMax = 5;

const startedAt = Date.now();
const envFile = path.join(projectRoot, '.env');
if (existsSync(envFile)) process.loadEnvFile(envFile);

const restarts = new Map<string, number>();
const stack = await startStack({
  mode: 'npm start',
  withSandbox: false,
  onUnexpectedExit: (name, { code, signal }) => {
    const count = (restarts.get(name) ?? 0) + 1;
    restarts.set(name, count);
    const what = `${name} ended (${signal ?? `exit code ${code ?? '?'}`}); its log: .payloom/logs/${name}.log`;
    printProgress(
      count > restartsMax ? `${what}. It keeps ending and is left alone.` : `${what}. Restarting.`,
    );
    if (count > restartsMax) return;
    stack.start(name).catch((error: unknown) => printProgress(String(error)));
  },
});

process.stdout.write(`
Payloom is up (${secondsSince(startedAt)} s). Ctrl-C stops it; the data stays until npm run reset.

  API            ${stack.urls.api}
  API reference  ${stack.urls.api}/docs
  Temporal UI    ${stack.urls.temporalUi}/namespaces/${stack.env['TEMPORAL_NAMESPACE'] ?? ''}/workflows
  Documents      ${pathToFileURL(stack.documentsDir).href}
  Logs           ${pathToFileURL(stack.home.logs).href}
${stack.urls.stripe ? `  Stripe         stand-in at ${stack.urls.stripe}; no real money moves\n` : ''}${
  stack.urls.sendgrid ? `  SendGrid       stand-in at ${stack.urls.sendgrid}; no real mail goes out\n` : ''
}
`);
// Until a signal ends it: an interval keeps the process, whose work is done by its children.
setInterval(() => undefined, 60_000);
