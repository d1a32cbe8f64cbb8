import { z } from 'zod';

/** What a rule can be asked about: `operation`, `reference`, `metadata.x`... The README of each stand-in lists its own. */
export type FaultSubject = Readonly<Record<string, string | undefined>>;

const faultRequestSchema = z.strictObject({
  fault: z.string(),
  /** Every entry must equal the subject's; an empty match takes the next one that comes. */
  match: z.record(z.string(), z.string()).default({}),
  times: z.int().min(1).default(1),
  reason: z.string().optional(),
  /** Milliseconds; its meaning belongs to the fault. */
  delayMs: z.int().min(0).optional(),
});
export type FaultRequest = z.infer<typeof faultRequestSchema>;
export type FaultRule = FaultRequest & { readonly id: string };

export type FaultLogEntry =
  | { readonly kind: 'fault_added'; readonly rule: FaultRule }
  | { readonly kind: 'fault_used'; readonly ruleId: string; readonly fault: string };

/** The faults that were asked for and are not used up; kept in the stand-in's log, so that they survive its restart. */
export class FaultBook {
  readonly #rules = new Map<string, { readonly rule: FaultRule; left: number }>();

  constructor(
    private readonly known: readonly string[],
    private readonly append: (entry: FaultLogEntry) => void,
  ) {}

  replay(entry: FaultLogEntry): void {
    if (entry.kind === 'fault_added') {
      this.#rules.set(entry.rule.id, { rule: entry.rule, left: entry.rule.times });
      return;
    }
    const held = this.#rules.get(entry.ruleId);
    if (held) held.left -= 1;
  }

  /** Throws on a fault that this stand-in does not know: a misspelt fault must not pass for a healthy vendor. */
  add(request: unknown): FaultRule {
    const parsed = faultRequestSchema.parse(request);
    if (!this.known.includes(parsed.fault))
      throw new Error(`No such fault: ${parsed.fault}. Known: ${this.known.join(', ')}.`);
    const rule = { ...parsed, id: `fault_${this.#rules.size + 1}` };
    const entry = { kind: 'fault_added', rule } as const;
    this.append(entry);
    this.replay(entry);
    return rule;
  }

  /** The first live rule of these kinds that fits; one of its times is used up. */
  take(kinds: readonly string[], subject: FaultSubject): FaultRequest | null {
    for (const { rule, left } of this.#rules.values()) {
      if (left <= 0 || !kinds.includes(rule.fault)) continue;
      if (!Object.entries(rule.match).every(([key, value]) => subject[key] === value)) continue;
      const entry = { kind: 'fault_used', ruleId: rule.id, fault: rule.fault } as const;
      this.append(entry);
      this.replay(entry);
      return rule;
    }
    return null;
  }

  clear(): void {
    for (const [ruleId, { rule, left }] of this.#rules) {
      for (let used = 0; used < left; used += 1) {
        const entry = { kind: 'fault_used', ruleId, fault: rule.fault } as const;
        this.append(entry);
        this.replay(entry);
      }
    }
  }

  list(): readonly (FaultRule & { readonly left: number })[] {
    return [...this.#rules.values()].map(({ rule, left }) => ({ ...rule, left }));
  }
}

/** `x-sandbox-fault: decline; reason=insufficient_funds; delayMs=100`: a fault for this one request. */
export function faultFromHeader(text: string | null, kinds: readonly string[]): FaultRequest | null {
  if (text === null) return null;
  const [fault = '', ...options] = text.split(';').map((part) => part.trim());
  if (!kinds.includes(fault)) return null;
  const named = Object.fromEntries(options.map((option) => option.split('=', 2) as [string, string]));
  return faultRequestSchema.parse({
    fault,
    ...named,
    ...(named['delayMs'] === undefined ? {} : { delayMs: Number(named['delayMs']) }),
  });
}
