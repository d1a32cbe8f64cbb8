import { setTimeout as pause } from 'node:timers/promises';
import { controlStripe } from './drive-bill.js';
import { keyWindowMs, type Farm } from './farm.js';
import type { FaultDone, Memory } from './memory.js';
import type { FarmFault } from './plan.js';

export type Striker = {
  /** Begins the fault; what is hit twice is hit one after the other. */
  readonly strike: (fault: FarmFault) => void;
  /** Ends when every fault has ended and every part is up again. */
  readonly settled: () => Promise<void>;
};

export function createStriker(farm: Farm, memory: Memory): Striker {
  const busy = new Map<string, Promise<void>>();
  const inTurn = (what: string, work: () => Promise<void>) => {
    const turn = (busy.get(what) ?? Promise.resolve()).then(work);
    busy.set(what, turn);
  };
  return {
    strike: (fault) => {
      const part = partOf(fault);
      inTurn(part, async () => {
        const fromMs = Date.now();
        const what = describe(fault);
        await carryOut(farm, fault);
        const done: FaultDone = { what, part, kind: fault.kind, fromMs, untilMs: Date.now() };
        memory.faults.push(done);
      });
    },
    settled: async () => {
      await Promise.all(busy.values());
    },
  };
}

async function carryOut(farm: Farm, fault: FarmFault): Promise<void> {
  switch (fault.kind) {
    case 'kill':
      await farm.kill(fault.part);
      await pause(fault.downMs);
      return farm.bringUp(fault.part);
    case 'freeze':
      farm.signal(fault.part, 'SIGSTOP');
      await pause(fault.ms);
      farm.signal(fault.part, 'SIGCONT');
      return;
    case 'line':
      return farm.lines[fault.line].befall(fault.trouble, fault.ms);
    case 'keys-forgotten':
      return controlStripe(farm.stripeUrl, '/clock', { advanceMs: 2 * keyWindowMs });
  }
}

function partOf(fault: FarmFault): string {
  if ('part' in fault) return fault.part;
  return fault.kind === 'line' ? fault.line : 'stripe-clock';
}

export function describe(fault: FarmFault): string {
  switch (fault.kind) {
    case 'kill':
      return `kill -9 ${fault.part}`;
    case 'freeze':
      return `freeze ${fault.part} for ${fault.ms} ms`;
    case 'line':
      return `${fault.trouble.kind} ${fault.line} for ${fault.ms} ms`;
    case 'keys-forgotten':
      return 'the provider forgets its keys';
  }
}
