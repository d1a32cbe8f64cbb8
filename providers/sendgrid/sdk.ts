import sendgridClient from '@sendgrid/client';
import sendgridMail from '@sendgrid/mail';

export type Client = typeof sendgridClient;
export type MailService = typeof sendgridMail;

// The packages export an instance on which the classes hang, and their types say so in a way that TypeScript drops.
export const { Client: SendgridClient } = sendgridClient as unknown as { readonly Client: new () => Client };
export const { MailService: SendgridMail } = sendgridMail as unknown as {
  readonly MailService: new () => MailService;
};
