import { createHash } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { newId } from '../../../db/ids.js';
import {
  claimInboundMail,
  findInboundAddress,
  finishInboundMail,
  type InboundAddress,
} from '../../../db/inbound-mail.js';
import { system, type Bill } from '../../../domain/bill.js';
import { refuse } from '../../../domain/errors.js';
import { ProviderFault } from '../../../providers/ports.js';
import type { Api, ApiContext, ApiDeps } from '../../deps.js';
import { send } from '../../idempotency.js';
import { readInboundToken } from '../../inbound-tokens.js';
import { createFileBills, tryToStore, type RefusedFile, type StoredFile } from '../../intake.js';
import { jsonAnswer, publicProblems } from '../../schemas/problems.js';
import { startBill } from '../bills/start-bill.js';
import { whenSigned } from '../webhooks/when-signed.js';
import { readMail, type InboundMessage } from './read-mail.js';

const route = createRoute({
  method: 'post',
  path: '/v1/webhooks/sendgrid/inbound/{token}',
  operationId: 'receiveInboundMail',
  tags: ['webhooks'],
  summary: "Mails of SendGrid's Inbound Parse; attachments become bills",
  description:
    'The token in the path is the secret; or it is the password of basic authentication, and the path ends with `basic`. Where a public key is set, the request has to be signed too. A mail that came before is answered 200 and does nothing.',
  request: {
    params: z.object({
      token: z.string().openapi({
        param: { name: 'token', in: 'path', description: 'The secret of an inbound address, or `basic`.' },
      }),
    }),
  },
  responses: {
    200: jsonAnswer('Taken in.', z.object({ bills: z.number().int() }).openapi('InboundMailTaken')),
    ...publicProblems(400, 404, 413, 422, 503),
  },
});

export function addReceiveInboundMail(app: Api, deps: ApiDeps): void {
  app.openapi(route, async (c) => {
    const address = await requireAddress(deps, secretOf(c, c.req.valid('param').token));
    return whenSigned(c, async () => {
      const mail = await readMail(await readSignedForm(c, deps), deps.mailParser).catch(refuseUnreadable);
      const stored: (StoredFile | RefusedFile)[] = [];
      for (const file of mail.files) stored.push(await tryToStore(deps, address.tenantId, file));
      const bills = await takeIn(c, deps, address, mail, [...stored, ...mail.refused]);
      for (const bill of bills) await startBill(c, deps, bill);
      return send(c, { status: 200 as const, body: { bills: bills.length } });
    });
  });
}

/** Proxies log paths: as a password (`https://any:TOKEN@...`) the secret stays out of them. */
function secretOf(c: ApiContext, token: string): string {
  if (token !== 'basic') return token;
  const [, credentials = ''] = /^Basic ([\w+/=]+)$/i.exec(c.req.header('authorization') ?? '') ?? [];
  const text = Buffer.from(credentials, 'base64').toString();
  return text.slice(text.indexOf(':') + 1);
}

/** The bytes are looked at as they came, before they are taken apart. */
async function readSignedForm(c: ApiContext, { inboundSignatures }: ApiDeps): Promise<FormData> {
  if (inboundSignatures !== null) {
    inboundSignatures.verify(
      new Uint8Array(await c.req.raw.clone().arrayBuffer()),
      c.req.header('x-twilio-email-event-webhook-signature') ?? '',
      c.req.header('x-twilio-email-event-webhook-timestamp') ?? '',
    );
  }
  return c.req.formData().catch(() => refuse('invalid_input', 'The multipart body cannot be read.'));
}

function refuseUnreadable(error: unknown): never {
  if (!(error instanceof ProviderFault) || error.kind !== 'invalid') throw error;
  return refuse('invalid_input', error.message, { reason: error.code });
}

/** Before anything of the body is looked at. An unknown token and a revoked one are the same to whoever asks. */
async function requireAddress(deps: ApiDeps, token: string): Promise<InboundAddress> {
  const read = readInboundToken(token);
  const address =
    read &&
    (await deps.database.inTenant(read.tenantId, (tx) =>
      findInboundAddress(tx, read.tenantId, read.hash, deps.now()),
    ));
  return address ?? refuse('not_found', 'There is nothing at this path.');
}

/** The mail, its bills and their facts are kept together, once for each Message-ID. */
async function takeIn(
  c: ApiContext,
  deps: ApiDeps,
  { tenantId, inboundAddressId }: InboundAddress,
  mail: InboundMessage,
  files: readonly (StoredFile | RefusedFile)[],
): Promise<readonly Bill[]> {
  const inboundMailId = newId('inboundMail');
  const { sender, subject } = mail;
  const context = { actor: system, at: deps.now(), requestId: c.get('requestId') };
  const messageId = mail.messageId ?? contentId(mail, files);
  const row = {
    tenantId,
    inboundMailId,
    inboundAddressId,
    messageId,
    sender,
    subject,
    createdAt: context.at,
  };
  return deps.database.inTenant(tenantId, async (tx) => {
    if (!(await claimInboundMail(tx, row))) return [];
    const origin = { inboundMailId, sender, subject };
    const entrance = { tenantId, createdBy: system, mail: origin };
    const { items, bills } = await createFileBills(tx, entrance, files, context);
    await finishInboundMail(tx, row, items, context);
    c.get('log').info('inbound_mail_received', { tenantId, inboundMailId, bills: bills.length });
    return bills;
  });
}

/** For mails without a Message-ID, which the provider may send again as well. */
function contentId(
  { sender, subject }: InboundMessage,
  files: readonly (StoredFile | RefusedFile)[],
): string {
  const parts = files.map((file) => ('sha256' in file ? file.sha256 : file.fileName));
  return `sha256:${createHash('sha256')
    .update(JSON.stringify([sender, subject, parts]))
    .digest('hex')}`;
}
