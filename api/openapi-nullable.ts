import type { Api } from './deps.js';
import { approvalSchema, discountSchema, scheduleSchema } from './schemas/bills.js';
import { moneySchema } from './schemas/primitives.js';

/** A named schema is generated as it is met first, null included when that is `X.nullable()`: these are met here. */
export function nameBeforeNullable(app: Api): void {
  app.openAPIRegistry.register('Money', moneySchema);
  app.openAPIRegistry.register('Approval', approvalSchema);
  app.openAPIRegistry.register('Schedule', scheduleSchema);
  app.openAPIRegistry.register('EarlyPaymentDiscount', discountSchema);
}

/**
 * `X.nullable()` of a named schema is generated as X *and* (X's type or null), which null never fits. For JSON.parse: says
 * X or null instead.
 */
export function reviveNullable(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('allOf' in value)) return value;
  const { allOf, ...rest } = value;
  if (!Array.isArray(allOf) || allOf.length !== 2) return value;
  const [named, second] = allOf as [object, object];
  const isNullable =
    '$ref' in named &&
    Object.keys(second).every((key) => key === 'type' || key === 'description') &&
    'type' in second &&
    Array.isArray(second.type) &&
    second.type.includes('null');
  return isNullable ? { ...rest, anyOf: [named, { type: 'null' }] } : value;
}
