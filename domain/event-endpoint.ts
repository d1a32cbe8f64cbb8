import { epochMs, type Instant } from './dates.js';
import type { EventEndpointId, TenantId } from './ids.js';

export type EndpointStatus = 'enabled' | 'disabled' | 'deleted';

/** `failing`: for days nothing got through. `gone`: the receiver answered 410. */
export type DisabledBecause = 'member' | 'failing' | 'gone';

export const endpointsPerTenantMax = 20;

/** An endpoint at which nothing but failures were seen for so long gets no more. */
const failingMsMax = 5 * 86_400_000;

export function isFailingTooLong(failingSince: Instant | null, now: Instant): boolean {
  return failingSince !== null && epochMs(now) - epochMs(failingSince) >= failingMsMax;
}

/** How long the secret before a rotation stays valid, when nobody says otherwise, and at most. */
export const overlapHoursUsual = 24;
export const overlapHoursMax = 168;

/** The one cell of the database in which this secret can be read. */
export const secretAddress = (tenantId: TenantId, endpointId: EventEndpointId, ordinal: number) => ({
  tenantId,
  table: 'event_endpoint_secrets',
  column: 'sealed',
  row: `${endpointId}.${ordinal}`,
});

/** How far back events can be sent again. */
export const replayDaysMax = 30;
