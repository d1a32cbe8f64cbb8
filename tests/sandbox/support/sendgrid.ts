import type { Mail } from '../../../providers/ports.js';
import { createSendgridMailer } from '../../../providers/sendgrid/mailer.js';
import { startSendgridSandbox } from '../../../sandbox/sendgrid/server.js';
import type { SendgridSandboxOptions } from '../../../sandbox/sendgrid/server.js';
import type { LogLine } from './stripe.js';
import { ask, newLogFile } from './vendor-process.js';

export async function startSendgrid(options: Partial<SendgridSandboxOptions> = {}) {
  const sandbox = await startSendgridSandbox({ logFile: newLogFile(), settleMs: 20, ...options });
  return { ...sendgridProbe(sandbox.url), publicKey: sandbox.publicKey, close: () => sandbox.close() };
}

export function sendgridProbe(url: string) {
  return {
    url,
    mailer: mailerFor(url),
    fault: (fault: string, more: object = {}) => ask(`${url}/_sandbox/faults`, 'POST', { fault, ...more }),
    async log(kind: string) {
      const lines = (await ask(`${url}/_sandbox/log`)) as LogLine[];
      return lines.filter((line) => line.kind === kind);
    },
  };
}

export function mailerFor(baseUrl: string, timeoutMs = 5_000, apiKey = 'SG.sandbox') {
  return createSendgridMailer({
    apiKey,
    baseUrl,
    timeoutMs,
    from: { email: 'pay@payloom.example', name: 'Payloom' },
  });
}

export const mail: Mail = {
  mailId: 'rem_0190',
  tenantId: 'tnt_1',
  to: 'billing@acme.example',
  toName: 'Acme – Zürich 株式会社',
  subject: 'Remittance advice REF1',
  text: 'We paid you.',
  attachment: {
    fileName: 'remittance.pdf',
    mediaType: 'application/pdf',
    bytes: new Uint8Array([37, 80, 68, 70, 0, 255, 254]),
  },
};
