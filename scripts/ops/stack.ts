import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { localDatabaseUrl } from '../onboarding/local-database.js';
import { openHome, type Home } from '../provision/home.js';
import { homesWithRuns } from '../provision/run-record.js';
import { SetupError } from '../provision/setup-error.js';
import { computeEnvironment } from '../stack-environment.js';

export type Environment = Readonly<Record<string, string | undefined>>;

const portsShape = z.object({
  api: z.number(),
  temporal: z.number(),
  temporalUi: z.number(),
  stripe: z.number(),
  sendgrid: z.number(),
});

/** The environment of the stack that is meant: the one that DATABASE_URL names, else the one that runs in this checkout. */
export function findStack(given: Environment): Environment {
  if (given['DATABASE_URL']) return given;
  const homes = homesWithRuns();
  const main = openHome();
  const home = homes.find(({ dir }) => dir === main.dir) ?? homes[0];
  if (!home) {
    throw new SetupError(
      'Nothing runs in this checkout. Run npm start, or set the environment of the stack that is meant ' +
        '(DATABASE_URL, TEMPORAL_ADDRESS, STRIPE_API_KEY ..., and PAYLOOM_API_URL): docs/runbook.md.',
    );
  }
  return { ...environmentOf(home), ...pick(given, ['PAYLOOM_API_KEY', 'PAYLOOM_API_URL', 'NO_COLOR']) };
}

/** As `npm start` computed it, from what it keeps in its home. */
function environmentOf(home: Home): Environment {
  const file = path.join(home.dir, 'ports.json');
  const ports = existsSync(file)
    ? portsShape.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
    : undefined;
  const appUrl = localDatabaseUrl(home);
  if (!ports || appUrl === null) throw new SetupError('The stack of this checkout is not up yet.');
  const usesReal = (variable: string) => Boolean(process.env[variable]);
  const computed = computeEnvironment({
    home,
    services: {
      database: { appUrl, adminUrl: '' },
      temporal: {
        address: `127.0.0.1:${ports.temporal}`,
        namespace: 'payloom',
        uiUrl: `http://127.0.0.1:${ports.temporalUi}`,
      },
    },
    ports,
    supervise: () => Promise.reject(new Error('nothing is started here')),
    sandboxes: {
      // Neither webhook is read here.
      stripe: usesReal('STRIPE_API_KEY') ? null : { url: at(ports.stripe), webhookSecret: 'unused' },
      sendgrid: usesReal('SENDGRID_API_KEY') ? null : { url: at(ports.sendgrid), publicKey: 'unused' },
    },
    useEnvironment: true,
  });
  return { ...computed, PAYLOOM_API_URL: at(ports.api) };
}

const at = (port: number) => `http://127.0.0.1:${port}`;

function pick(from: Environment, names: readonly string[]): Environment {
  return Object.fromEntries(names.flatMap((name) => (from[name] ? [[name, from[name]]] : [])));
}
