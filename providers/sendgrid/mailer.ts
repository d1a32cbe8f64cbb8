import { ProviderFault } from '../ports.js';
import type { Mail, Mailer } from '../ports.js';
import { faultOf, judge, statusOf } from './faults.js';
import { SendgridClient, SendgridMail, type Client } from './sdk.js';

export type SendgridMailerOptions = {
  readonly apiKey: string;
  /** Null is SendGrid itself. */
  readonly baseUrl: string | null;
  readonly from: { readonly email: string; readonly name: string };
  readonly timeoutMs: number;
};

/** Our names in the custom arguments of a mail; they come back in the vendor's events. */
export const mailIdArgument = 'payloom_mail_id';
export const tenantIdArgument = 'payloom_tenant_id';

const mailIdPattern = /^[\w.-]{1,100}$/;

type SendResult = Awaited<ReturnType<Mailer['send']>>;

/**
 * Sends through SendGrid, which has no idempotency key: one call is one request, and a missing answer is `unknown`.
 * `send` throws ProviderFault `unavailable` when SendGrid did not look at the mail (401, 403, 429).
 */
export function createSendgridMailer(options: SendgridMailerOptions): Mailer {
  const client = createClient(options);
  const service = new SendgridMail();
  service.setClient(client);
  service.setTimeout(options.timeoutMs);
  return {
    async send(mail): Promise<SendResult> {
      if (!mailIdPattern.test(mail.mailId)) {
        throw new ProviderFault(
          'invalid',
          'sendgrid',
          'bad_mail_id',
          'A mail id is letters, digits, . _ and -.',
        );
      }
      try {
        const [response] = await service.send(messageOf(mail, options.from));
        return { outcome: 'accepted', providerMessageId: messageIdOf(response.headers) };
      } catch (error) {
        const { verdict, code } = judge(error);
        if (verdict === 'not-executed') throw faultOf(error);
        return { outcome: verdict === 'refused' ? 'rejected' : 'unknown', code };
      }
    },
    async find(mailId) {
      if (!mailIdPattern.test(mailId)) return null;
      return findTaken(client, mailId);
    },
  };
}

function createClient({ apiKey, baseUrl }: SendgridMailerOptions): Client {
  const client = new SendgridClient();
  client.setApiKey(apiKey);
  client.setDefaultRequest('baseUrl', baseUrl ?? 'https://api.sendgrid.com');
  return client;
}

function messageOf(mail: Mail, from: SendgridMailerOptions['from']) {
  const { fileName, mediaType, bytes } = mail.attachment;
  return {
    from,
    to: { email: mail.to, name: mail.toName },
    subject: mail.subject,
    text: mail.text,
    customArgs: { [mailIdArgument]: mail.mailId, [tenantIdArgument]: mail.tenantId },
    attachments: [
      {
        content: Buffer.from(bytes).toString('base64'),
        filename: fileName,
        type: mediaType,
        disposition: 'attachment',
      },
    ],
  };
}

function messageIdOf(headers: unknown): string {
  const id = (headers as Partial<Record<string, unknown>> | null)?.['x-message-id'];
  return typeof id === 'string' ? id : '';
}

/**
 * Email Activity, an add-on of the account that lags behind by minutes. Without the add-on, and before it has caught
 * up, the answer is the same: it cannot tell.
 */
async function findTaken(client: Client, mailId: string): Promise<{ providerMessageId: string } | null> {
  const query = `(unique_args['${mailIdArgument}']="${mailId}")`;
  const body = await client
    .request({ method: 'GET', url: '/v3/messages', qs: { query, limit: 1 } })
    .then(([response]): unknown => response.body)
    .catch((error: unknown) => {
      const status = statusOf(error);
      if (status === 403 || status === 404) return null;
      throw faultOf(error);
    });
  const messages = (body as { messages?: { msg_id?: unknown }[] } | null)?.messages ?? [];
  const id = messages[0]?.msg_id;
  return typeof id === 'string' ? { providerMessageId: id.split('.', 1)[0] ?? id } : null;
}
