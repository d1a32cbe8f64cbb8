import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProviderFault } from '../../providers/ports.js';
import { mail, mailerFor, startSendgrid } from '../sandbox/support/sendgrid.js';

let sendgrid: Awaited<ReturnType<typeof startSendgrid>>;
beforeEach(async () => {
  sendgrid = await startSendgrid();
});
afterEach(() => sendgrid.close());

const taken = () => sendgrid.log('mail_taken');
type Taken = { attachments: { savedAs: string; sha256: string }[] };

describe('sending', () => {
  it('an accepted mail carries our ids and the attachment byte for byte', async () => {
    expect(await sendgrid.mailer.send(mail)).toEqual({
      outcome: 'accepted',
      providerMessageId: expect.stringMatching(/^[\w-]{10,}$/) as string,
    });
    const [line] = await taken();
    const sha256 = createHash('sha256').update(mail.attachment.bytes).digest('hex');
    expect(line?.['mail']).toMatchObject({
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      customArgs: { payloom_mail_id: mail.mailId, payloom_tenant_id: mail.tenantId },
      attachments: [{ fileName: 'remittance.pdf', type: 'application/pdf', sha256 }],
    });
    const [attachment] = (line as { mail: Taken } | undefined)?.mail.attachments ?? [];
    expect(readFileSync(attachment?.savedAs ?? '')).toEqual(Buffer.from(mail.attachment.bytes));
  });

  it.each([
    ['drop_answer_after', 1, 'connection_error'],
    ['drop_before', 0, 'connection_error'],
    ['error_500_after', 1, 'http_500'],
    ['error_500_before', 0, 'http_500'],
    ['unavailable_503', 0, 'http_503'],
  ])('%s is unknown after one request', async (fault, effects, code) => {
    await sendgrid.fault(fault);
    expect(await sendgrid.mailer.send(mail)).toEqual({ outcome: 'unknown', code });
    expect(await taken()).toHaveLength(effects);
  });

  it('an answer later than the time-out is unknown', async () => {
    await sendgrid.fault('delay', { delayMs: 5_000 });
    expect(await mailerFor(sendgrid.url, 200).send(mail)).toMatchObject({ outcome: 'unknown' });
    expect(await taken()).toHaveLength(1);
  });

  it('a vendor that is not there is unknown', async () => {
    expect(await mailerFor('http://127.0.0.1:1').send(mail)).toMatchObject({ outcome: 'unknown' });
  });

  it.each(['bad_request_400', 'too_large_413'])('%s is rejected', async (fault) => {
    await sendgrid.fault(fault);
    expect(await sendgrid.mailer.send(mail)).toEqual({
      outcome: 'rejected',
      code: `http_${fault.slice(-3)}`,
    });
    expect(await taken()).toHaveLength(0);
  });

  it('an address that is none is rejected by the vendor', async () => {
    expect(await sendgrid.mailer.send({ ...mail, to: 'nobody' })).toMatchObject({ outcome: 'rejected' });
  });

  it.each(['rate_limit_429', 'unauthorized_401'])(
    '%s is an unavailable fault, and nothing was sent',
    async (fault) => {
      await sendgrid.fault(fault);
      await expect(sendgrid.mailer.send(mail)).rejects.toMatchObject({
        name: 'ProviderFault',
        kind: 'unavailable',
      });
      expect(await taken()).toHaveLength(0);
    },
  );

  it('a fault holds neither the API key nor the mail', async () => {
    await sendgrid.fault('rate_limit_429');
    const fault = await mailerFor(sendgrid.url, 5_000, 'SG.secret-key')
      .send(mail)
      .then(
        () => null,
        (error: unknown) => error,
      );
    expect(fault).toBeInstanceOf(ProviderFault);
    expect(inspect(fault, { depth: null, showHidden: true })).not.toMatch(/secret-key|acme/);
  });
});

describe('asking whether a mail was taken', () => {
  it('a mail whose answer was lost is found by our id', async () => {
    await sendgrid.fault('drop_answer_after');
    await sendgrid.mailer.send(mail);
    const found = await sendgrid.mailer.find(mail.mailId);
    expect((await taken())[0]?.['mail']).toMatchObject({ messageId: found?.providerMessageId });
  });

  it('the message id that is found is the one that an accepted mail was answered with', async () => {
    const result = await sendgrid.mailer.send(mail);
    expect(await sendgrid.mailer.find(mail.mailId)).toEqual(
      expect.objectContaining({
        providerMessageId: 'providerMessageId' in result && result.providerMessageId,
      }),
    );
  });

  it('a mail that was not taken is not found, nor is one that would change the query', async () => {
    await sendgrid.mailer.send(mail);
    expect(await sendgrid.mailer.find('rem_other')).toBeNull();
    expect(await sendgrid.mailer.find('x" OR msg_id!="')).toBeNull();
  });

  it('an activity feed that is behind cannot tell', async () => {
    await sendgrid.mailer.send(mail);
    await sendgrid.fault('activity_late');
    expect(await sendgrid.mailer.find(mail.mailId)).toBeNull();
  });

  it('a vendor that is down is a fault, not an answer', async () => {
    await sendgrid.fault('unavailable_503', { match: { operation: 'messages.search' } });
    await expect(sendgrid.mailer.find(mail.mailId)).rejects.toMatchObject({
      name: 'ProviderFault',
      kind: 'unknown',
    });
  });
});
