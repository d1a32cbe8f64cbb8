import { given, numberFlag, readFlags, requiredFlag, runUntilSignal } from './command-line.js';
import { startStripeSandbox } from './stripe/server.js';

const flags = readFlags([
  'port',
  'host',
  'log',
  'webhook-url',
  'webhook-secret',
  'webhook-secret-next',
  'settle-ms',
  'return-ms',
  'idempotency-window-ms',
  'financial-account',
]);

const running = await startStripeSandbox({
  logFile: requiredFlag(flags, 'log'),
  ...given({
    port: numberFlag(flags, 'port'),
    host: flags['host'],
    webhookUrl: flags['webhook-url'],
    webhookSecret: flags['webhook-secret'],
    webhookSecretNext: flags['webhook-secret-next'],
    settleMs: numberFlag(flags, 'settle-ms'),
    returnMs: numberFlag(flags, 'return-ms'),
    idempotencyWindowMs: numberFlag(flags, 'idempotency-window-ms'),
    financialAccountId: flags['financial-account'],
  }),
});
runUntilSignal(running, { url: running.url });
