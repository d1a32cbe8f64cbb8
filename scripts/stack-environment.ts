import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { variables } from '../config-variables.js';
import type { Home } from './provision/home.js';
import { keepSecret, projectRoot, randomPassword } from './provision/home.js';
import { startProcess, untilReady } from './provision/processes.js';
import type { Services, Supervise } from './services.js';
import { programArguments } from './stack-programs.js';

type Ports = { readonly api: number; readonly stripe: number; readonly sendgrid: number };
type Sandboxes = {
  readonly stripe: { readonly url: string; readonly webhookSecret: string } | null;
  readonly sendgrid: { readonly url: string; readonly publicKey: string } | null;
};
type Request = {
  readonly home: Home;
  readonly ports: Ports;
  readonly supervise: Supervise;
  readonly useEnvironment: boolean;
};

/** More flags for the stand-ins' command lines. */
export type SandboxFlags = { readonly stripe?: readonly string[]; readonly sendgrid?: readonly string[] };
type SandboxRequest = Request & { readonly flags: SandboxFlags };

const financialAccount = 'fa_sandbox';

const readyLine = z.object({ url: z.string(), publicKey: z.string().optional() });

/** The stand-ins of those vendors for which the environment holds no key, or of all of them. */
export async function startSandboxes(request: SandboxRequest): Promise<Sandboxes> {
  const { home, ports, useEnvironment } = request;
  const usesReal = (variable: string) => useEnvironment && Boolean(process.env[variable]);
  const webhook = (vendor: string) => `http://127.0.0.1:${ports.api}/v1/webhooks/${vendor}`;
  const webhookSecret = keepSecret(
    home,
    'stripe-webhook-secret',
    () => `whsec_${randomBytes(24).toString('hex')}`,
  );
  const keyDir = path.join(home.dir, 'sandbox-sendgrid-keys');
  mkdirSync(keyDir, { recursive: true, mode: 0o700 });
  const [stripe, sendgrid] = await Promise.all([
    usesReal('STRIPE_API_KEY')
      ? null
      : startSandbox(request, 'stripe', [
          '--webhook-url',
          webhook('stripe'),
          '--webhook-secret',
          webhookSecret,
          '--financial-account',
          financialAccount,
        ]),
    usesReal('SENDGRID_API_KEY')
      ? null
      : startSandbox(request, 'sendgrid', ['--webhook-url', webhook('sendgrid'), '--key-dir', keyDir]),
  ]);
  return {
    stripe: stripe && { url: stripe.url, webhookSecret },
    sendgrid: sendgrid && { url: sendgrid.url, publicKey: sendgrid.publicKey ?? '' },
  };
}

async function startSandbox(
  { home, ports, supervise, flags }: SandboxRequest,
  vendor: 'stripe' | 'sendgrid',
  more: readonly string[],
): Promise<z.infer<typeof readyLine>> {
  const log = path.join(home.dir, `sandbox-${vendor}.jsonl`);
  let ready: z.infer<typeof readyLine> = { url: '' };
  await supervise(vendor, async (onSpawn) => {
    const running = await startProcess({
      name: vendor,
      command: process.execPath,
      args: programArguments(
        `sandbox/${vendor}.ts`,
        ...['--port', String(ports[vendor]), '--log', log],
        ...more,
        ...(flags[vendor] ?? []),
      ),
      logFile: path.join(home.logs, `${vendor}.log`),
      onSpawn,
    });
    ready = await untilReady(running, () => findReadyLine(running.output()), 30_000);
  });
  return ready;
}

function findReadyLine(output: string): z.infer<typeof readyLine> | null {
  for (const line of output.split('\n').filter((each) => each.startsWith('{"url"'))) {
    const parsed = readyLine.safeParse(JSON.parse(line));
    if (parsed.success) return parsed.data;
  }
  return null;
}

/** What the API and the worker are started with. Nothing of the owner's database rights is in it. */
export function computeEnvironment({
  home,
  services,
  ports,
  sandboxes,
  useEnvironment,
}: Request & { readonly services: Services; readonly sandboxes: Sandboxes }): Record<string, string> {
  const masterKeyFile = path.join(home.dir, 'master-key');
  keepSecret(home, 'master-key', () => randomBytes(32).toString('base64'));
  const computed: Record<string, string> = {
    DATABASE_URL: services.database.appUrl,
    TEMPORAL_ADDRESS: services.temporal.address,
    // A profile of the user's own would add its keys to a server that is not meant.
    TEMPORAL_CONFIG_FILE: path.join(home.dir, 'no-profiles.toml'),
    TEMPORAL_NAMESPACE: services.temporal.namespace,
    TEMPORAL_UI_URL: services.temporal.uiUrl,
    API_HOST: '127.0.0.1',
    API_PORT: String(ports.api),
    PAYLOOM_STORAGE_DIR: path.join(home.dir, 'documents'),
    WORKER_SHUTDOWN_GRACE_MS: '10000',
    OPERATOR_TOKEN: keepSecret(home, 'operator-token', randomPassword),
    ...stripeEnvironment(sandboxes.stripe),
    ...sendgridEnvironment(sandboxes.sendgrid),
  };
  const given = useEnvironment ? environmentOfUser() : {};
  const hasKey = 'PAYLOOM_MASTER_KEY' in given || 'PAYLOOM_MASTER_KEY_FILE' in given;
  return {
    ...environmentOfSystem(),
    ...computed,
    ...(hasKey ? {} : { PAYLOOM_MASTER_KEY_FILE: masterKeyFile }),
    ...given,
    DATABASE_URL: services.database.appUrl,
  };
}

function stripeEnvironment(sandbox: Sandboxes['stripe']): Record<string, string> {
  if (!sandbox) return {};
  return {
    STRIPE_API_KEY: 'sk_sandbox_payloom',
    STRIPE_BASE_URL: sandbox.url,
    STRIPE_WEBHOOK_SECRETS: sandbox.webhookSecret,
    STRIPE_FINANCIAL_ACCOUNT_ID: financialAccount,
  };
}

function sendgridEnvironment(sandbox: Sandboxes['sendgrid']): Record<string, string> {
  if (!sandbox) return {};
  return {
    SENDGRID_API_KEY: 'SG.sandbox',
    SENDGRID_BASE_URL: sandbox.url,
    SENDGRID_FROM_EMAIL: 'payables@payloom.example',
    SENDGRID_FROM_NAME: 'Payloom',
    SENDGRID_WEBHOOK_PUBLIC_KEY: sandbox.publicKey,
  };
}

const isOurs = (name: string) => name in variables || name.startsWith('TEMPORAL_');

function environmentOfSystem(): Record<string, string> {
  return pick((name) => !isOurs(name) || name === 'LOG_LEVEL');
}

/** Whatever the user set, save the owner's database rights, which only migrations get. */
function environmentOfUser(): Record<string, string> {
  return pick((name) => isOurs(name) && name !== 'DATABASE_ADMIN_URL');
}

function pick(wanted: (name: string) => boolean): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '' && wanted(entry[0]),
  );
  return { INIT_CWD: projectRoot, ...Object.fromEntries(entries) };
}
