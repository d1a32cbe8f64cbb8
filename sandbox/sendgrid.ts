import { given, numberFlag, readFlags, requiredFlag, runUntilSignal } from './command-line.js';
import { startSendgridSandbox } from './sendgrid/server.js';

const flags = readFlags(['port', 'host', 'log', 'webhook-url', 'key-dir', 'settle-ms']);

const running = await startSendgridSandbox({
  logFile: requiredFlag(flags, 'log'),
  ...given({
    port: numberFlag(flags, 'port'),
    host: flags['host'],
    webhookUrl: flags['webhook-url'],
    keyDir: flags['key-dir'],
    settleMs: numberFlag(flags, 'settle-ms'),
  }),
});
runUntilSignal(running, { url: running.url, publicKey: running.publicKey });
