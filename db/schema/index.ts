export * from './bills.js';
export * from './events.js';
export * from './facts.js';
export * from './payments.js';
export * from './recurring-bills.js';
export * from './seals.js';
export * from './tenants.js';
export * from './vendors.js';
