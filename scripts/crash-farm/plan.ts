import { chanceFrom, type Chance } from './random.js';

/** What is done to a bill besides paying it. */
export const behaviours = [
  'plain',
  'cancel-race',
  'hold-race',
  'edit-race',
  'bank-change-race',
  'submitted-twice',
  'entered-again',
] as const;
export type Behaviour = (typeof behaviours)[number];

export type ProviderFault = { readonly fault: string; readonly reason?: string; readonly delayMs?: number };

export type BillPlan = {
  readonly index: number;
  readonly number: string;
  /** Of this bill alone, so that a fault at the provider finds it by its amount. */
  readonly amountMinor: number;
  readonly approvals: 1 | 2;
  readonly vendor: number;
  readonly behaviour: Behaviour;
  /** Between the last approval and what races with the payment. */
  readonly raceDelayMs: number;
  readonly providerFault: ProviderFault | null;
  readonly webhookFault: ProviderFault | null;
};

export const killed = [
  'worker-1',
  'worker-2',
  'api-1',
  'api-2',
  'postgres',
  'temporal',
  'stripe',
  'sendgrid',
] as const;
export type Part = (typeof killed)[number];
export type Worker = 'worker-1' | 'worker-2';

/** Who calls whom through a proxy of its own. */
export const lines = [
  'worker-1/postgres',
  'worker-2/postgres',
  'api-1/postgres',
  'api-2/postgres',
  'worker-1/temporal',
  'worker-2/temporal',
  'api-1/temporal',
  'api-2/temporal',
  'worker-1/stripe',
  'worker-2/stripe',
  'stripe/api',
] as const;
export type Line = (typeof lines)[number];

export type Trouble =
  | { readonly kind: 'cut' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The question goes through, the answer never comes, and nobody closes the connection. */
  | { readonly kind: 'half-open' };

export type FarmFault =
  | { readonly kind: 'kill'; readonly part: Part; readonly downMs: number }
  | { readonly kind: 'freeze'; readonly part: Worker; readonly ms: number }
  | { readonly kind: 'line'; readonly line: Line; readonly trouble: Trouble; readonly ms: number }
  /** The provider's clock jumps past its key window: it has forgotten every key that it knew. */
  | { readonly kind: 'keys-forgotten' };

/** Happens when this many bills have been begun, so that faults meet load however fast the machine is. */
export type PlannedFault = { readonly atBill: number; readonly fault: FarmFault };

export type FarmPlan = {
  readonly seed: number;
  readonly bills: readonly BillPlan[];
  readonly faults: readonly PlannedFault[];
};

export type FarmSize = { readonly seed: number; readonly bills: number; readonly kills: number };

export const steadyVendors = 20;
/** Vendors after the steady ones whose bank details change while their bills are being paid. */
export const changingVendors = 5;
/** From here on two people approve. */
export const twoApprovalsFromMinor = 5_000_000;

/** Everything that will be done, from the seed alone. */
export function planFarm({ seed, bills, kills }: FarmSize): FarmPlan {
  const chance = chanceFrom(seed);
  return {
    seed,
    bills: Array.from({ length: bills }, (_, index) => planBill(chance, seed, index)),
    faults: planFaults(chance, bills, kills),
  };
}

function planBill(chance: Chance, seed: number, index: number): BillPlan {
  const behaviour = chance.share<Behaviour>({
    plain: 70,
    'cancel-race': 6,
    'hold-race': 6,
    'edit-race': 5,
    'bank-change-race': 4,
    'submitted-twice': 5,
    'entered-again': 4,
  });
  const approvals = chance.next() < 0.2 ? 2 : 1;
  const isChanging = behaviour === 'bank-change-race';
  return {
    index,
    number: `F${seed}-${String(index).padStart(6, '0')}`,
    amountMinor: (approvals === 2 ? twoApprovalsFromMinor : 10_001) + index,
    approvals,
    vendor: isChanging
      ? steadyVendors + chance.between(0, changingVendors - 1)
      : chance.between(0, steadyVendors - 1),
    behaviour,
    raceDelayMs: chance.between(0, 600),
    providerFault: chance.next() < 0.3 ? planProviderFault(chance) : null,
    webhookFault: chance.next() < 0.25 ? planWebhookFault(chance) : null,
  };
}

function planProviderFault(chance: Chance): ProviderFault {
  const delayMs = chance.between(500, 9_000);
  const fault = chance.share({
    drop_answer_after: 5,
    delay: 4,
    delay_before: 4,
    drop_before: 2,
    error_500_after: 4,
    error_500_before: 1,
    conflict_409: 2,
    rate_limit_429: 2,
    unavailable_503: 2,
    decline: 2,
    fail_after_accept: 2,
    post_then_return: 2,
  });
  if (fault === 'decline')
    return { fault, reason: chance.pick(['insufficient_funds', 'feature_not_enabled']) };
  if (fault === 'fail_after_accept')
    return { fault, reason: chance.pick(['payout_method_declined', 'review_rejected']) };
  if (fault === 'post_then_return') return { fault, reason: 'recalled', delayMs };
  return fault.startsWith('delay') ? { fault, delayMs } : { fault };
}

function planWebhookFault(chance: Chance): ProviderFault {
  const fault = chance.share({
    webhook_lost: 3,
    webhook_duplicate: 4,
    webhook_reorder: 3,
    webhook_late: 3,
    webhook_bad_signature: 1,
  });
  return fault === 'webhook_late' || fault === 'webhook_duplicate'
    ? { fault, delayMs: chance.between(0, 4_000) }
    : { fault };
}

function planFaults(chance: Chance, bills: number, kills: number): PlannedFault[] {
  const others = Math.max(2, Math.round(kills / 2));
  const faults: FarmFault[] = [
    ...planKills(chance, kills),
    ...Array.from({ length: others }, () => planOther(chance)),
    ...Array.from({ length: Math.max(1, Math.round(kills / 20)) }, () => ({
      kind: 'keys-forgotten' as const,
    })),
  ];
  // Neither before anything is under way nor when all is done.
  const first = Math.ceil(bills * 0.03);
  return faults
    .map((fault) => ({ atBill: chance.between(first, Math.max(first, Math.floor(bills * 0.97))), fault }))
    .sort((a, b) => a.atBill - b.atBill);
}

/** A fifteenth each for the two that hold everything; the rest for those that come and go. */
function planKills(chance: Chance, kills: number): FarmFault[] {
  const each = Math.min(kills, Math.max(1, Math.round(kills / 15)));
  const parts = Array.from({ length: kills }, (_, index): Part => {
    if (index < each) return 'postgres';
    if (index < 2 * each) return 'temporal';
    return chance.share<Exclude<Part, 'postgres' | 'temporal'>>({
      'worker-1': 6,
      'worker-2': 6,
      'api-1': 3,
      'api-2': 3,
      stripe: 2,
      sendgrid: 1,
    });
  });
  return parts.map((part) => ({ kind: 'kill', part, downMs: chance.between(0, 3_000) }));
}

function planOther(chance: Chance): FarmFault {
  if (chance.next() < 0.25) {
    // Beyond the quarter of a minute after which Temporal misses a worker's heartbeat; now and then a whole minute.
    const ms = chance.next() < 0.2 ? 60_000 : chance.between(3_000, 25_000);
    return { kind: 'freeze', part: chance.pick(['worker-1', 'worker-2'] as const), ms };
  }
  const trouble = chance.pick<Trouble>([
    { kind: 'cut' },
    { kind: 'half-open' },
    { kind: 'delay', ms: chance.between(50, 1_500) },
  ]);
  return { kind: 'line', line: chance.pick(lines), trouble, ms: chance.between(1_000, 12_000) };
}
