import path from 'node:path';
import { faultFromHeader } from '../faults.js';
import type { FaultRequest, FaultSubject } from '../faults.js';
import { controlBody, header, serve } from '../http.js';
import type { Handled, HttpAnswer, RunningServer, SandboxRequest } from '../http.js';
import { outcomeFaults, refusalStatus, requestFaults, searchFaults } from './fault-names.js';
import { inboundSchema, postInbound } from './inbound.js';
import { mailSchema } from './objects.js';
import type { MailOutcome, MailRequest } from './objects.js';
import { openSigningKey } from './signing.js';
import { EventSender } from './webhooks.js';
import { SendgridWorld } from './world.js';

export type SendgridSandboxOptions = {
  /** 0, the default, chooses a free one. */
  readonly port?: number;
  /** Loopback unless given. */
  readonly host?: string;
  readonly logFile: string;
  /** Where the key of the event webhook is kept; the folder of the log when absent. */
  readonly keyDir?: string;
  readonly webhookUrl?: string | null;
  readonly webhookRetryMs?: readonly number[];
  /** From taken to delivered or bounced. */
  readonly settleMs?: number;
};
export type SendgridSandbox = RunningServer & { readonly publicKey: string };

/** SendGrid takes messages up to 30 MB, attachments included. */
const mailBytesMax = 30_000_000;

export async function startSendgridSandbox(options: SendgridSandboxOptions): Promise<SendgridSandbox> {
  const world = new SendgridWorld(options.logFile);
  const key = openSigningKey(options.keyDir ?? path.dirname(options.logFile));
  const sender = new EventSender(world, {
    url: options.webhookUrl ?? null,
    key,
    settleMs: options.settleMs ?? 500,
    retryMs: options.webhookRetryMs ?? [200, 500, 1_000, 2_000, 5_000, 15_000],
    attemptsMax: 200,
    timeoutMs: 10_000,
  });
  sender.resume();
  const server = await serve({
    port: options.port ?? 0,
    host: options.host,
    bodyBytesMax: mailBytesMax,
    tooLarge: refusal(413, 'Payload too large.'),
    crashed(error) {
      process.stderr.write(
        `${JSON.stringify({ level: 'error', event: 'sandbox_defect', error: String(error) })}\n`,
      );
      return refusal(500, 'Internal error.');
    },
    handle: async (request) =>
      request.path.startsWith('/_sandbox/')
        ? control(world, key.publicKey, request)
        : route(world, sender, request),
  });
  return {
    url: server.url,
    publicKey: key.publicKey,
    async close() {
      sender.stop();
      await server.close();
      world.log.close();
    },
  };
}

function refusal(status: number, message: string, field: string | null = null): HttpAnswer {
  return { status, body: { errors: [{ message, field, help: null }] } };
}

async function route(world: SendgridWorld, sender: EventSender, request: SandboxRequest): Promise<Handled> {
  if (!/^Bearer SG\./.test(header(request, 'authorization') ?? '')) {
    return refusal(401, 'The provided authorization grant is invalid, expired, or revoked');
  }
  switch (`${request.method} ${request.path}`) {
    case 'POST /v3/mail/send':
      return send(world, sender, request);
    case 'GET /v3/messages':
      return search(world, request);
    default:
      return refusal(404, 'Not found');
  }
}

async function send(world: SendgridWorld, sender: EventSender, request: SandboxRequest): Promise<Handled> {
  const parsed = parseMail(request.body);
  if ('refused' in parsed) return parsed.refused;
  const { mail } = parsed;
  const customArgs = { ...mail.custom_args, ...mail.personalizations[0]?.custom_args };
  const subject = {
    operation: 'mail.send',
    to: mail.personalizations[0]?.to[0]?.email,
    ...Object.fromEntries(Object.entries(customArgs).map(([name, value]) => [`customArgs.${name}`, value])),
  };
  const fault = faultOf(world, request, requestFaults, subject);
  if (fault?.fault === 'drop_before') return 'drop';
  const status = fault === null ? null : refusalStatus(fault.fault);
  if (status !== null) return refusal(status, fault?.reason ?? 'A fault that was asked for.');
  const messageId = take(world, sender, mail, customArgs, faultOf(world, request, outcomeFaults, subject));
  if (fault?.fault === 'drop_answer_after') return 'drop';
  if (fault?.fault === 'error_500_after') return refusal(500, 'Internal error.');
  if (fault?.fault === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 30_000));
  return { status: 202, headers: { 'x-message-id': messageId } };
}

type ParsedMail = { readonly mail: MailRequest } | { readonly refused: HttpAnswer };

function parseMail(body: string): ParsedMail {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { refused: refusal(400, 'Bad Request') };
  }
  const parsed = mailSchema.safeParse(json);
  if (parsed.success) return { mail: parsed.data };
  const [issue] = parsed.error.issues;
  return {
    refused: refusal(400, issue?.message ?? 'Bad Request', issue?.path.map(String).join('.') ?? null),
  };
}

function take(
  world: SendgridWorld,
  sender: EventSender,
  mail: MailRequest,
  customArgs: Readonly<Record<string, string>>,
  fault: FaultRequest | null,
): string {
  const messageId = world.newId();
  const to = mail.personalizations[0]?.to[0]?.email ?? '';
  const attachments = (mail.attachments ?? []).map((attachment) =>
    world.saveAttachment(
      attachment.filename,
      attachment.type ?? null,
      Buffer.from(attachment.content, 'base64'),
    ),
  );
  world.record({
    kind: 'mail_taken',
    mail: {
      messageId,
      from: mail.from.email,
      to,
      subject: mail.personalizations[0]?.subject ?? mail.subject,
      text: mail.content[0]?.value ?? '',
      customArgs,
      attachments,
    },
    outcome: outcomeOf(fault, to),
    reason: fault?.reason ?? null,
  });
  const held = world.mails.get(messageId);
  if (held && fault?.fault !== 'never_settled') sender.expect(held);
  return messageId;
}

/** Addresses that begin with `bounce` bounce. */
function outcomeOf(fault: FaultRequest | null, to: string): MailOutcome {
  switch (fault?.fault) {
    case 'bounce':
    case 'dropped':
    case 'deferred':
      return fault.fault;
    default:
      return to.startsWith('bounce') ? 'bounce' : 'delivered';
  }
}

/** Email Activity: `query=unique_args['mail_id']="..."` or `msg_id="..."`. */
function search(world: SendgridWorld, request: SandboxRequest): Handled {
  const query = request.query.get('query') ?? '';
  const limit = Number(request.query.get('limit') ?? 10);
  const subject = { operation: 'messages.search' };
  const fault = faultOf(world, request, requestFaults, subject);
  if (fault?.fault.startsWith('drop')) return 'drop';
  const status = fault === null ? null : refusalStatus(fault.fault);
  if (status !== null) return refusal(status, 'A fault that was asked for.');
  const byArgument = /unique_args\[['"]([\w.-]+)['"]\]\s*=\s*"([^"]*)"/.exec(query);
  const byMessage = /msg_id\s*=\s*"([^"]*)"/.exec(query);
  if (!byArgument && !byMessage) return refusal(400, 'invalid query', 'query');
  if (world.faults.take(searchFaults, subject)) return { status: 200, body: { messages: [] } };
  const found = [...world.mails.values()].filter(({ mail }) =>
    byArgument ? mail.customArgs[byArgument[1] ?? ''] === byArgument[2] : mail.messageId === byMessage?.[1],
  );
  const messages = found.slice(0, limit).map(({ mail, outcome, settled, takenAtMs }) => ({
    from_email: mail.from,
    msg_id: `${mail.messageId}.recvd-sandbox`,
    subject: mail.subject,
    to_email: mail.to,
    status: settled ? (outcome === 'delivered' ? 'delivered' : 'not_delivered') : 'processing',
    opens_count: 0,
    clicks_count: 0,
    last_event_time: new Date(takenAtMs).toISOString(),
  }));
  return { status: 200, body: { messages } };
}

function faultOf(
  world: SendgridWorld,
  request: SandboxRequest,
  kinds: readonly string[],
  subject: FaultSubject,
): FaultRequest | null {
  return faultFromHeader(header(request, 'x-sandbox-fault'), kinds) ?? world.faults.take(kinds, subject);
}

async function control(world: SendgridWorld, publicKey: string, request: SandboxRequest): Promise<Handled> {
  try {
    switch (`${request.method} ${request.path.replace('/_sandbox', '')}`) {
      case 'GET /health':
        return { status: 200, body: { ok: true } };
      case 'GET /log':
        return { status: 200, body: world.log.entries };
      case 'GET /mails':
        return { status: 200, body: [...world.mails.values()].map(({ mail }) => mail) };
      case 'GET /public-key':
        return { status: 200, body: { publicKey } };
      case 'POST /inbound':
        return {
          status: 200,
          body: { status: await postInbound(inboundSchema.parse(controlBody(request))) },
        };
      case 'GET /faults':
        return { status: 200, body: world.faults.list() };
      case 'POST /faults':
        return { status: 201, body: world.faults.add(controlBody(request)) };
      case 'DELETE /faults':
        world.faults.clear();
        return { status: 204 };
      default:
        return { status: 404, body: { error: `No such control: ${request.method} ${request.path}` } };
    }
  } catch (error) {
    return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
  }
}
