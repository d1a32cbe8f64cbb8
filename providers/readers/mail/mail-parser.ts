import type { MailParser, ParsedMail } from '../../ports-documents.js';
import { ProviderFault } from '../../ports.js';
import { ProcessPool, type ProcessLimits } from '../process/process-pool.js';
import type { MailLimits, MailRequest } from './parse-mail.js';

export const defaultMailLimits: MailLimits = {
  bytesMax: 31_457_280,
  nestingMax: 20,
  mailsInMailsMax: 3,
  headerBytesMax: 262_144,
  partLinesMax: 2_000,
};

const processLimits: ProcessLimits = {
  processesMax: 1,
  memoryMebibytesMax: 768,
  recycleMebibytes: 384,
  recycleRequests: 50,
  requestMsMax: 30_000,
  cpuMsMax: 10_000,
  idleMsMax: 15_000,
};

const messages: Readonly<Record<string, string>> = {
  mail_unreadable: 'The mail cannot be read.',
  mail_too_large: 'The mail is too large.',
  mail_too_many_parts: 'The mail has too many parts.',
  mail_too_deep: 'The parts of the mail are nested too deeply.',
  mail_headers_too_large: 'The headers of the mail are too large.',
  answer_too_large: 'The files of the mail are too large.',
  timeout: 'Reading the mail takes too long.',
  died: 'Reading the mail takes too much memory.',
};

/** Takes mails apart in a process of its own, which ends alone when a mail is too much for it. */
export function createMailParser(limits: MailLimits = defaultMailLimits): MailParser {
  const pool = new ProcessPool<MailRequest, ParsedMail>(
    new URL('./mail-process', import.meta.url),
    processLimits,
  );
  return {
    parse: async (raw) => {
      const outcome = await pool.ask({ raw, limits });
      if (outcome.ok) return outcome.answer;
      const why = outcome.why === 'failed' ? outcome.code : outcome.why;
      const code = why in messages ? why : 'mail_unreadable';
      throw new ProviderFault('invalid', 'mail-parser', code, messages[code] ?? code);
    },
  };
}
