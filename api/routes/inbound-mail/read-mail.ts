import type { MailParser } from '../../../providers/ports-documents.js';
import type { RefusedFile } from '../../intake.js';

/** A mail as SendGrid's Inbound Parse posts it, taken apart by it or raw. */
export type InboundMessage = {
  readonly messageId: string | null;
  /** As somebody wrote it; anybody can write any. Lower case; empty when it is none. */
  readonly sender: string;
  readonly subject: string;
  readonly files: readonly File[];
  /** Beyond what one mail may bring. */
  readonly refused: readonly RefusedFile[];
};

const attachmentsMax = 20;
const senderCharactersMax = 254;
const subjectCharactersMax = 500;
const messageIdCharactersMax = 998;

export async function readMail(form: FormData, parser: MailParser): Promise<InboundMessage> {
  const { messageId, subject, attached } = await written(form, parser);
  return {
    messageId: messageId !== null && messageId.length <= messageIdCharactersMax ? messageId : null,
    sender: senderIn(text(form, 'envelope'), text(form, 'from')),
    subject: shown(subject).slice(0, subjectCharactersMax),
    files: attached.slice(0, attachmentsMax),
    refused: attached.slice(attachmentsMax).map(({ name }) => ({
      fileName: shown(name).slice(0, 255) || 'document',
      refused: { code: 'limit_exceeded', reason: `A mail brings at most ${attachmentsMax} files.` } as const,
    })),
  };
}

type Written = {
  readonly messageId: string | null;
  readonly subject: string;
  readonly attached: readonly File[];
};

/** With "POST the raw, full MIME message" on, the whole mail is one field. */
async function written(form: FormData, parser: MailParser): Promise<Written> {
  const raw = form.get('email');
  if (raw === null) {
    const messageId = messageIdIn(text(form, 'headers'));
    return { messageId, subject: text(form, 'subject'), attached: attachments(form) };
  }
  const { messageId, subject, files } = await parser.parse(
    typeof raw === 'string' ? Buffer.from(raw) : new Uint8Array(await raw.arrayBuffer()),
  );
  const attached = files
    .filter(({ isShownInText }) => !isShownInText)
    .map(({ fileName, mediaType, bytes }) => new File([Buffer.from(bytes)], fileName, { type: mediaType }));
  return { messageId, subject, attached };
}

/** Pictures that the text of the mail shows are logos and signatures, not documents. */
function attachments(form: FormData): File[] {
  const inline = inlineNames(text(form, 'attachment-info'));
  return [...form.entries()].flatMap(([name, value]) =>
    /^attachment\d+$/.test(name) && value instanceof File && !inline.has(name) ? [value] : [],
  );
}

function inlineNames(info: string): ReadonlySet<string> {
  const entries = Object.entries(parsed(info)).filter(([, value]) => {
    if (typeof value !== 'object' || value === null) return false;
    const { 'content-id': contentId, type } = value as { 'content-id'?: unknown; type?: unknown };
    return typeof contentId === 'string' && typeof type === 'string' && type.startsWith('image/');
  });
  return new Set(entries.map(([name]) => name));
}

function messageIdIn(headers: string): string | null {
  const [, id] = /^message-id:[ \t]*(?:\r?\n[ \t]+)?(\S+)/im.exec(headers) ?? [];
  return id ?? null;
}

/** Who handed it over, by the envelope; else who it says it is from. */
function senderIn(envelope: string, from: string): string {
  const { from: handedBy } = parsed(envelope) as { from?: unknown };
  const written = typeof handedBy === 'string' && handedBy !== '' ? handedBy : from;
  const [address = ''] = /[^\s<>"]+@[^\s<>"]+/.exec(written) ?? [];
  return shown(address).toLowerCase().slice(0, senderCharactersMax);
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** Without what a terminal or a header would act on. */
function shown(words: string): string {
  return words.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '').trim();
}

function parsed(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
