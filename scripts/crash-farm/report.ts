import { cpus } from 'node:os';
import type { BillStatus } from '../../domain/bill.js';
import type { Figures } from './liveness.js';
import { groupBy } from './group-by.js';
import type { FarmResult, FarmRun } from './run.js';

/** A run for people, and for the record. */
export function report(
  run: Omit<FarmRun, 'over'>,
  result: FarmResult,
): { readonly text: string; readonly record: object } {
  const { memory, violations, liveness, quiescence, evidence, plan } = result;
  const kills = counted(memory.faults.filter(({ kind }) => kind === 'kill').map(({ part }) => part));
  const otherFaults = counted(
    memory.faults
      .filter(({ kind }) => kind !== 'kill')
      .map(({ what, kind }) => (kind === 'line' ? (what.split(' ')[0] ?? '') : kind)),
  );
  const asked = plan.bills.slice(0, memory.begun);
  const providerFaults = counted(
    asked.flatMap(({ providerFault, webhookFault }) =>
      [providerFault, webhookFault].flatMap((each) => (each ? [each.fault] : [])),
    ),
  );
  const behaviours = counted(asked.map(({ behaviour }) => behaviour));
  const statuses = counted(evidence.bills.map(({ status }): BillStatus => status));
  const record = {
    run,
    begun: memory.begun,
    acknowledged: memory.bills.length,
    commands: memory.commands.length,
    unanswered: memory.unanswered,
    requests: result.requests,
    loadMs: result.loadMs,
    restMs: quiescence.tookMs,
    kills,
    otherFaults,
    providerFaults,
    behaviours,
    statuses,
    movements: evidence.oracle.filter(({ kind }) => kind === 'payment_created').length,
    facts: evidence.facts.length,
    replayed: result.replayed,
    endedByThemselves: counted(result.endedByThemselves),
    liveness,
    violations,
    faults: memory.faults,
  };
  const lines = [
    `seed ${run.seed}: ${memory.begun} bills begun, ${memory.bills.length} entries and ${memory.commands.length} commands acknowledged, ` +
      `${result.requests} requests, ${memory.unanswered} without an answer`,
    `kills: ${total(kills)} (${listed(kills)})`,
    `other faults: ${listed(otherFaults)}`,
    `provider and webhooks: ${listed(providerFaults)}`,
    `bills: ${listed(behaviours)}`,
    `became: ${listed(statuses)}`,
    `provider made ${record.movements} payments; ${evidence.facts.length} facts; ${result.replayed} webhooks sent again`,
    `load ${seconds(result.loadMs)}, at rest ${seconds(quiescence.tookMs)} after the last fault (${cpus().length} cores)`,
    `to paid, another end or a person: ${figures(liveness.toRest)}`,
    ...Object.entries(liveness.toProgress).map(
      ([part, all]) => `from kill of ${part} to progress: ${figures(all)}`,
    ),
    '',
    ...violations.slice(0, 50).map(({ code, about, detail }) => `VIOLATION ${code} ${about}: ${detail}`),
    `${violations.length} violations${violations.length > 0 ? ` (${listed(counted(violations.map(({ code }) => code)))})` : ''}`,
  ];
  return { text: lines.map((line) => `  ${line}`).join('\n'), record };
}

type Counts = Readonly<Record<string, number>>;

function counted(names: readonly string[]): Counts {
  const groups = [...groupBy(names, (name) => name)].map(([name, all]) => [name, all.length] as const);
  return Object.fromEntries(groups.sort(([, a], [, b]) => b - a));
}

const total = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);
const listed = (counts: Counts): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
const figures = ({ count, p50Ms, p99Ms, maxMs }: Figures): string =>
  `p50 ${seconds(p50Ms)}, p99 ${seconds(p99Ms)}, at most ${seconds(maxMs)} (${count})`;
