import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '../db/client.js';
import { isTimeZone } from '../domain/dates.js';
import { isRole, roles } from '../domain/roles.js';
import { localDatabaseUrl } from './onboarding/local-database.js';
import { onboardTenant, type NewMember } from './onboarding/onboard-tenant.js';
import { openHome, projectRoot } from './provision/home.js';
import { SetupError } from './provision/setup-error.js';

/**
 * Makes a tenant with its first members and prints their API keys, once. Works on DATABASE_URL, or on the database of
 * `npm start` in this checkout while that runs.
 */
const usage = `npm run onboard -- --name "Larkspur Robotics Inc." --time-zone America/Los_Angeles \\
    --member admin:Adaeze:adaeze@larkspur.example --member clerk:Clara:clara@larkspur.example \\
    --member approver:Amir:amir@larkspur.example --member payer:Pavel:pavel@larkspur.example

  --member ROLE:NAME:EMAIL   once for each person; roles: ${roles.join(', ')}
  --remit-from NAME          named on remittance advices (default: the tenant's name)
  --pay-time HH:MM           when the day's payments begin (default 09:00)
  --settlement-days N        banking days from sending to arriving (default 1)
  --cost-of-cash N           basis points a year, to weigh discounts for paying early (default 500)`;

const envFile = path.join(projectRoot, '.env');
if (existsSync(envFile)) process.loadEnvFile(envFile);
const plan = readPlan();
const url = process.env['DATABASE_URL'] ?? localDatabaseUrl(openHome());
if (!url) throw new SetupError('There is no database: set DATABASE_URL, or run npm start first.');

const database = connect(url, { connectionsMax: 1 });
try {
  const isLive = /^(sk|rk)_live_/.test(process.env['STRIPE_API_KEY'] ?? '');
  const { tenantId, members } = await onboardTenant(database, {
    ...plan,
    apiKeyPrefix: isLive ? 'pl_live_' : 'pl_test_',
  });
  const lines = members.map(({ role, name, apiKey }) => `  ${role.padEnd(9)} ${name.padEnd(24)} ${apiKey}`);
  process.stdout.write(
    `${plan.name} is tenant ${tenantId}. These API keys are shown now and never again:\n\n${lines.join('\n')}\n\n` +
      'Next: an admin puts an approval policy in force (PUT /v1/approval-policies/active); until then nothing is paid.\n',
  );
} finally {
  await database.close();
}

function readPlan() {
  const { values } = parseArgs({
    options: {
      name: { type: 'string' },
      'time-zone': { type: 'string' },
      member: { type: 'string', multiple: true, default: [] },
      'remit-from': { type: 'string' },
      'pay-time': { type: 'string', default: '09:00' },
      'settlement-days': { type: 'string', default: '1' },
      'cost-of-cash': { type: 'string', default: '500' },
    },
  });
  const { name = '', 'time-zone': timeZone = '', 'pay-time': payTime } = values;
  const members = values.member.map(readMember);
  const settlementDays = Number(values['settlement-days']);
  const costOfCashBasisPoints = Number(values['cost-of-cash']);
  const problems = [
    ...(name.trim() === '' ? ['--name is missing.'] : []),
    ...(isTimeZone(timeZone) && timeZone !== '' ? [] : ['--time-zone is no time zone, e.g. Europe/Berlin.']),
    ...(/^([01]\d|2[0-3]):[0-5]\d$/.test(payTime) ? [] : ['--pay-time is HH:MM.']),
    ...(isWithin(settlementDays, 10) ? [] : ['--settlement-days is 0 to 10.']),
    ...(isWithin(costOfCashBasisPoints, 10_000) ? [] : ['--cost-of-cash is 0 to 10000.']),
    ...members.flatMap((member) => (typeof member === 'string' ? [member] : [])),
    ...(members.some((member) => typeof member !== 'string' && member.role === 'admin')
      ? []
      : ['At least one --member is an admin, who sets the policy.']),
  ];
  if (problems.length > 0) throw new SetupError(`${problems.join('\n')}\n\n${usage}`);
  return {
    name,
    settings: {
      payingTerms: { timeZone, payTime, calendar: null, settlementDays, costOfCashBasisPoints },
      confidenceGate: null,
      remitFromName: values['remit-from'] ?? name,
    },
    members: members.filter((member): member is NewMember => typeof member !== 'string'),
  };
}

/** The member, or what is wrong with the text. */
function readMember(text: string): NewMember | string {
  const [, role = '', name = '', email = ''] = /^([^:]+):([^:]+):([^\s:@]+@[^\s:@]+)$/.exec(text) ?? [];
  return isRole(role) ? { role, name: name.trim(), email } : `--member ${text} is not ROLE:NAME:EMAIL.`;
}

function isWithin(number: number, max: number): boolean {
  return Number.isSafeInteger(number) && number >= 0 && number <= max;
}
