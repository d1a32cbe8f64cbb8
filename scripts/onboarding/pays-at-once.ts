import type { TenantSettings } from '../../db/tenants.js';

/** Settings of a tenant whose bills are paid as soon as they are approved: for loads that do not wait for a day. */
export const paysAtOnce = (remitFromName: string) =>
  ({
    payingTerms: {
      timeZone: 'UTC',
      payTime: '00:00',
      calendar: 'always-open',
      settlementDays: 0,
      costOfCashBasisPoints: 500,
    },
    confidenceGate: null,
    remitFromName,
  }) as const satisfies TenantSettings;
