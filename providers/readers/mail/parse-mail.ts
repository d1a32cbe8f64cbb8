import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { ParsedMail } from '../../ports-documents.js';
import { Refusal } from '../process/serve.js';

export type MailLimits = {
  readonly bytesMax: number;
  /** Multipart in multipart. */
  readonly nestingMax: number;
  /** A mail that is attached to a mail, and so on; what lies deeper stays a file. */
  readonly mailsInMailsMax: number;
  readonly headerBytesMax: number;
  /** Lines that may begin a part, counted before anything is parsed. */
  readonly partLinesMax: number;
};

export type MailRequest = { readonly raw: Uint8Array; readonly limits: MailLimits };

/** Runs in a process of its own: whatever it throws or eats ends there. */
export async function parseMail({ raw, limits }: MailRequest): Promise<ParsedMail> {
  if (raw.byteLength > limits.bytesMax) throw new Refusal('mail_too_large');
  if (countPartLines(raw, limits.partLinesMax) > limits.partLinesMax)
    throw new Refusal('mail_too_many_parts');
  const { messageId, subject, attachments } = await parse(raw, limits);
  return { messageId: messageId ?? null, subject: subject ?? '', files: attachments.map(toFile) };
}

async function parse(raw: Uint8Array, limits: MailLimits): Promise<Email> {
  try {
    return await PostalMime.parse(raw, {
      maxNestingDepth: limits.nestingMax,
      maxHeadersSize: limits.headerBytesMax,
      maxRfc822NestingDepth: limits.mailsInMailsMax,
      attachmentEncoding: 'arraybuffer',
    });
  } catch (error) {
    const { message } = error as Error;
    if (message.includes('nesting depth')) throw new Refusal('mail_too_deep', { cause: error });
    if (message.includes('header size')) throw new Refusal('mail_headers_too_large', { cause: error });
    throw error;
  }
}

const newline = 0x0a;
const dash = 0x2d;

/** No further than it has to: the answer is at most one more than the limit. */
function countPartLines(raw: Uint8Array, linesMax: number): number {
  let lines = 0;
  for (let at = raw.indexOf(newline); at !== -1 && lines <= linesMax; at = raw.indexOf(newline, at + 1)) {
    if (raw[at + 1] === dash && raw[at + 2] === dash) lines += 1;
  }
  return lines;
}

function toFile({
  filename,
  mimeType,
  disposition,
  contentId,
  content,
}: Attachment): ParsedMail['files'][number] {
  const isShownInText =
    contentId !== undefined && disposition !== 'attachment' && mimeType.startsWith('image/');
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return { fileName: filename ?? '', mediaType: mimeType, isShownInText, bytes };
}
