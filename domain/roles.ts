export const roles = ['viewer', 'clerk', 'approver', 'payer', 'admin'] as const;
export type Role = (typeof roles)[number];

const everyone: readonly Role[] = roles;

/** Who may do what. The whole table; nothing else grants anything. */
export const permissions = {
  'bill.read': everyone,
  'bill.create': ['clerk'],
  'bill.correct': ['clerk', 'admin'],
  'bill.approve': ['approver', 'admin'],
  'bill.hold': ['clerk', 'approver', 'payer', 'admin'],
  'bill.schedule': ['clerk', 'payer'],
  'bill.cancel': ['clerk', 'admin'],
  'bill.document.read': everyone,
  'inbound_mail.read': everyone,
  /** Where bills are mailed to: whoever knows such an address can bring in bills. */
  'inbound_address.write': ['admin'],
  'recurring_bill.read': everyone,
  'recurring_bill.write': ['clerk'],
  'recurring_bill.pause': ['clerk', 'approver', 'payer', 'admin'],
  /** Standing approvals. Never by the member who wrote the recurring bill. */
  'recurring_bill.approve': ['approver', 'admin'],
  'vendor.read': everyone,
  'vendor.write': ['clerk', 'admin'],
  /** Never by the member who entered what is verified: see `separations`. */
  'vendor.verify': ['approver', 'admin'],
  'bank_account.write': ['clerk', 'admin'],
  /** The list of names that may not be paid. */
  'screening.read': ['admin'],
  'screening.write': ['admin'],
  'policy.read': everyone,
  'policy.write': ['admin'],
  'payment.read': everyone,
  'payment.release': ['payer'],
  'payment.resolve': ['payer'],
  'ledger.read': everyone,
  /** Entries by hand, and corrections. */
  'ledger.write': ['admin'],
  'cash_account.read': everyone,
  'cash_account.write': ['admin'],
  'api_key.write': ['admin'],
  'member.write': ['admin'],
  'audit.read': ['admin'],
  'event.read': everyone,
  'event_endpoint.read': ['admin'],
  'event_endpoint.write': ['admin'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Action = keyof typeof permissions;

export const actions = Object.keys(permissions) as readonly Action[];

/**
 * What moves money, says where it goes, or makes people and keys. Who comes with a token of an issuer has to have logged
 * in lately for it (ASVS 5.0, 7.5.3).
 */
export const freshLoginActions: readonly Action[] = [
  'payment.release',
  'payment.resolve',
  'vendor.verify',
  'screening.write',
  'api_key.write',
  'member.write',
];

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}

export function can(role: Role, action: Action): boolean {
  const allowed: readonly Role[] = permissions[action];
  return allowed.includes(role);
}

export type Separation = {
  readonly actions: readonly [Action, Action];
  readonly risk: string;
  /** `person`: nobody may hold both. `object`: one person may do both, but not to the same bill or vendor. */
  readonly scope: 'person' | 'object';
};

const releaser = (action: Action, risk: string): Separation => ({
  actions: [action, 'payment.release'],
  risk,
  scope: 'person',
});

/**
 * Segregation of duties (vendor data / entry / approval / release; stampli.com and legalclarity.org matrices, read
 * 2026-11). Worst first. It binds admins and API keys too.
 */
export const separations: readonly Separation[] = [
  releaser('bank_account.write', 'Points a vendor at an own account and pays it.'),
  releaser('vendor.write', 'Makes up a vendor and pays it.'),
  releaser('vendor.verify', 'Vouches for a made-up vendor and pays it.'),
  releaser('bill.create', 'Enters a bill and pays it.'),
  releaser('bill.approve', 'Approves a bill and pays it.'),
  releaser('recurring_bill.write', 'Enters bills that come by themselves and pays them.'),
  releaser('recurring_bill.approve', 'Approves bills before they are there and pays them.'),
  releaser('screening.write', 'Takes a name off the list of those not to pay, and pays it.'),
  releaser('policy.write', 'Drops the approval and pays.'),
  releaser('member.write', 'Makes up an approver and pays.'),
  releaser('api_key.write', 'Approves through a key and pays.'),
  releaser('cash_account.write', 'Makes up cash, or takes the floor away, and pays.'),
  releaser('ledger.write', 'Pays and covers it up in the books.'),
  { actions: ['bill.create', 'bill.approve'], risk: 'Approves the own bill.', scope: 'person' },
  {
    actions: ['recurring_bill.write', 'recurring_bill.approve'],
    risk: 'Approves the own bills before they are there.',
    scope: 'person',
  },
  { actions: ['vendor.write', 'vendor.verify'], risk: 'Vouches for the own entry.', scope: 'object' },
  { actions: ['bank_account.write', 'vendor.verify'], risk: 'Vouches for the own entry.', scope: 'object' },
];

/** The separations that somebody who holds all these roles would break; empty for every single role. */
export function conflictsOf(held: readonly Role[]): Separation[] {
  const holds = (action: Action) => held.some((role) => can(role, action));
  return separations.filter(({ actions: [a, b], scope }) => scope === 'person' && holds(a) && holds(b));
}
