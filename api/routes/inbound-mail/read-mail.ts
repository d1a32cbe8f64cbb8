import type { RefusedFile } from '../../intake.js';

/** A mail as SendGrid's Inbound Parse posts it, parsed and not raw. */
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

export function readMail(form: FormData): InboundMessage {
  const attached = attachments(form);
  return {
    messageId: messageIdIn(text(form, 'headers')),
    sender: senderIn(text(form, 'envelope'), text(form, 'from')),
    subject: shown(text(form, 'subject')).slice(0, subjectCharactersMax),
    files: attached.slice(0, attachmentsMax),
    refused: attached.slice(attachmentsMax).map(({ name }) => ({
      fileName: shown(name).slice(0, 255) || 'document',
      refused: { code: 'limit_exceeded', reason: `A mail brings at most ${attachmentsMax} files.` } as const,
    })),
  };
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
  return id === undefined || id.length > messageIdCharactersMax ? null : id;
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
