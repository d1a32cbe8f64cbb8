import { connect as openSocket, type Socket } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { Progress } from '../../scripts/provision/progress.js';
import { drive } from '../closed-loop.js';
import { databaseUrlOf, type Ground } from '../ground.js';
import { enterOne, newBill, payOne } from '../payloom.js';
import { percentile } from '../percentiles.js';
import { openLoop, type Sample } from '../open-loop.js';
import type { Table } from '../report.js';
import { watchBills } from '../watch-bills.js';

export type ApiLoad = {
  readonly perSecond: number;
  readonly measuredMs: number;
  readonly openConnections: number;
  /** Bills under way beside the requests. */
  readonly billsInFlight: number;
};

const goalP95Ms = 25;
const kinds = ['read', 'list', 'write'] as const;
type Kind = (typeof kinds)[number];
/** Of ten requests. */
const mix: readonly Kind[] = [
  'read',
  'read',
  'list',
  'read',
  'write',
  'read',
  'list',
  'read',
  'read',
  'list',
];

export async function benchApi(ground: Ground, load: ApiLoad, progress: Progress): Promise<Table[]> {
  const known = await enterBills(ground, 20);
  const circumstances = {
    'nothing else': () => measure(ground, load, known),
    'bills being paid': () => whilePaying(ground, load, () => measure(ground, load, known)),
    [`${load.openConnections} connections open`]: () =>
      withConnections(ground, load.openConnections, () => measure(ground, load, known)),
  };
  // Long enough for the processes to have compiled what they run.
  await openLoop({ ...load, measuredMs: load.measuredMs * 1.5 }, (index) => request(ground, known, index));
  const rows: string[][] = [];
  for (const [name, samplesOf] of Object.entries(circumstances)) {
    const samples = await samplesOf();
    const p95 = percentile(
      samples.map(({ ms }) => ms),
      0.95,
    );
    progress(`API, ${name}: p95 ${p95.toFixed(1)} ms over all kinds`);
    for (const kind of kinds) rows.push(rowOf(name, kind, samples));
  }
  return [
    {
      id: 'api',
      head: ['beside it', 'request', 'p50', `p95 (goal ${goalP95Ms} ms)`, 'p99', 'answered'],
      rows,
      configuration:
        `${load.perSecond} requests a second, sent when their time has come whatever became of the earlier ones, and timed from ` +
        `then; ${load.measuredMs / 1_000} s each; of ten requests six read a bill, three list fifty, one enters a bill. ` +
        `"Bills being paid": ${load.billsInFlight} under way.`,
    },
  ];
}

function rowOf(name: string, kind: Kind, samples: readonly Sample<Kind>[]): string[] {
  const ofKind = samples.filter((sample) => sample.kind === kind);
  const times = ofKind.map(({ ms }) => ms);
  const failed = ofKind.filter(({ ok }) => !ok).length;
  const at = (share: number) => `${percentile(times, share).toFixed(1)} ms`;
  return [name, kind, at(0.5), at(0.95), at(0.99), failed === 0 ? String(times.length) : `${failed} FAILED`];
}

const measure = (ground: Ground, load: ApiLoad, known: readonly string[]) =>
  openLoop(load, (index) => request(ground, known, index));

async function request(
  { stack, tenant }: Ground,
  known: readonly string[],
  index: number,
): Promise<{ kind: Kind; ok: boolean }> {
  const kind = mix[index % mix.length] ?? 'read';
  const authorization = `Bearer ${tenant.clerks[0]?.apiKey ?? ''}`;
  const route =
    kind === 'read'
      ? `/v1/bills/${known[index % known.length] ?? ''}`
      : kind === 'list'
        ? '/v1/bills?limit=50'
        : '/v1/bills';
  const response = await fetch(`${stack.urls.api}${route}`, {
    method: kind === 'write' ? 'POST' : 'GET',
    headers: {
      authorization,
      ...(kind === 'write' ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {}),
    },
    ...(kind === 'write' ? { body: JSON.stringify(newBill(tenant)) } : {}),
  });
  await response.arrayBuffer();
  return { kind, ok: response.ok };
}

async function enterBills({ stack, tenant }: Ground, count: number): Promise<string[]> {
  const watch = watchBills(databaseUrlOf(stack), tenant.tenantId);
  try {
    return await Promise.all(Array.from({ length: count }, () => enterOne(tenant, watch)));
  } finally {
    await watch.close();
  }
}

async function whilePaying<T>(ground: Ground, load: ApiLoad, work: () => Promise<T>): Promise<T> {
  const { tenant, stack } = ground;
  const watch = watchBills(databaseUrlOf(stack), tenant.tenantId);
  const paying = drive(
    { inFlight: load.billsInFlight, warmUpMs: 0, measuredMs: load.measuredMs + 2_000 },
    {},
    () => payOne(tenant, watch),
  );
  try {
    return await work();
  } finally {
    await paying;
    await watch.close();
  }
}

/** Idle ones, each of which has asked for something once. */
async function withConnections<T>({ stack }: Ground, count: number, work: () => Promise<T>): Promise<T> {
  const { hostname, port } = new URL(stack.urls.api);
  const sockets: Socket[] = [];
  try {
    for (let index = 0; index < count; index += 1) sockets.push(await openIdle(hostname, Number(port)));
    return await work();
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

function openIdle(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = openSocket({ host, port });
    socket.once('error', reject);
    socket.once('data', () => resolve(socket));
    socket.write(`GET /health/live HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n\r\n`);
  });
}
