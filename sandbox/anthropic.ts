import { startAnthropicSandbox } from './anthropic/server.js';
import { given, numberFlag, readFlags, requiredFlag, runUntilSignal } from './command-line.js';

const flags = readFlags(['port', 'log']);

const running = await startAnthropicSandbox({
  logFile: requiredFlag(flags, 'log'),
  ...given({ port: numberFlag(flags, 'port') }),
});
runUntilSignal(running, { url: running.url });
