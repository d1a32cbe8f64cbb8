import { randomBytes } from 'node:crypto';
import { z } from 'zod';

const attachmentSchema = z.strictObject({
  filename: z.string(),
  type: z.string().default('application/octet-stream'),
  /** Base64. */
  content: z.string(),
  /** Set for pictures that the text shows. */
  contentId: z.string().optional(),
});

/** What somebody mails to an address of ours. */
export const inboundSchema = z.strictObject({
  /** The address that the Inbound Parse Webhook was set up with. */
  url: z.url(),
  from: z.string(),
  to: z.string().default('bills@northwind.example'),
  subject: z.string().default(''),
  text: z.string().default(''),
  /** Null: the mail has none. */
  messageId: z.string().nullable().optional(),
  attachments: z.array(attachmentSchema).default([]),
  /** The whole mail as one field, as with "POST the raw, full MIME message" on. */
  raw: z.string().optional(),
});
export type InboundMail = z.infer<typeof inboundSchema>;

/**
 * Posts the mail as the Inbound Parse Webhook does: one multipart form with the fields of docs "Setting up the Inbound Parse Webhook" (twilio.com/docs/sendgrid). Answers the receiver's status.
 */
export async function postInbound(mail: InboundMail, sign: Signer | null = null): Promise<number> {
  const form = mail.raw === undefined ? fieldsOf(mail) : rawFieldsOf(mail, mail.raw);
  const { headers, ...request } = await encoded(form);
  const response = await fetch(withoutCredentials(mail.url), {
    method: 'POST',
    // Reading a mail may take longer than the receiver keeps a connection.
    headers: { connection: 'close', ...headers, ...credentialsIn(mail.url), ...sign?.(request.body) },
    body: request.body,
  });
  await response.arrayBuffer();
  return response.status;
}

/** The headers of a security policy with signatures. */
export type Signer = (body: Uint8Array) => Record<string, string>;

async function encoded(form: FormData) {
  const written = new Response(form);
  const headers = { 'content-type': written.headers.get('content-type') ?? '' };
  return { headers, body: new Uint8Array(await written.arrayBuffer()) };
}

/** `https://user:password@host`: sent as basic authentication. */
function credentialsIn(url: string): Record<string, string> {
  const { username, password } = new URL(url);
  if (username === '') return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

function withoutCredentials(url: string): string {
  return Object.assign(new URL(url), { username: '', password: '' }).href;
}

function rawFieldsOf(mail: InboundMail, raw: string): FormData {
  const form = new FormData();
  form.set('email', raw);
  form.set('to', mail.to);
  form.set('from', mail.from);
  form.set('subject', mail.subject);
  form.set('sender_ip', '192.0.2.7');
  form.set('envelope', JSON.stringify({ to: [mail.to], from: addressIn(mail.from) }));
  form.set('charsets', JSON.stringify({ to: 'UTF-8', from: 'UTF-8', subject: 'UTF-8' }));
  form.set('SPF', 'pass');
  form.set('dkim', 'none');
  return form;
}

function fieldsOf(mail: InboundMail): FormData {
  const form = new FormData();
  const messageId =
    mail.messageId === undefined ? `<${randomBytes(12).toString('hex')}@sandbox>` : mail.messageId;
  form.set('headers', headersOf(mail, messageId));
  form.set('to', mail.to);
  form.set('from', mail.from);
  form.set('subject', mail.subject);
  form.set('text', mail.text);
  form.set('sender_ip', '192.0.2.7');
  form.set('envelope', JSON.stringify({ to: [mail.to], from: addressIn(mail.from) }));
  form.set('charsets', JSON.stringify({ to: 'UTF-8', from: 'UTF-8', subject: 'UTF-8', text: 'UTF-8' }));
  form.set('SPF', 'pass');
  form.set('dkim', 'none');
  form.set('attachments', String(mail.attachments.length));
  const info: Record<string, object> = {};
  mail.attachments.forEach(({ filename, type, content, contentId }, index) => {
    const name = `attachment${index + 1}`;
    info[name] = { filename, name: filename, type, ...(contentId ? { 'content-id': contentId } : {}) };
    form.set(name, new File([Buffer.from(content, 'base64')], filename, { type }));
  });
  if (mail.attachments.length > 0) form.set('attachment-info', JSON.stringify(info));
  return form;
}

function headersOf({ from, to, subject }: InboundMail, messageId: string | null): string {
  const lines = ['Received: by mx.sandbox', `From: ${from}`, `To: ${to}`, `Subject: ${subject}`];
  return [...lines, ...(messageId === null ? [] : [`Message-ID: ${messageId}`]), ''].join('\r\n');
}

function addressIn(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from;
}
