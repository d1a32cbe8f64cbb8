import { epochMs, instant, type Instant } from './dates.js';

const dayMs = 86_400_000;

/** No key is for ever: one that nobody rotates ends by itself. */
export const apiKeyDaysMax = 365;
/** How long the old key of a rotation may work on. */
export const rotationOverlapHoursMax = 168;
export const rotationOverlapHoursUsual = 24;
const soonDays = 30;
const unusedDays = 90;

export type ApiKeyWarning = 'expires_soon' | 'never_expires' | 'unused';

export function latestExpiry(now: Instant): Instant {
  return instant(epochMs(now) + apiKeyDaysMax * dayMs);
}

/** What somebody who looks after keys should see. Nothing for a key that works no more. */
export function apiKeyWarnings(
  key: {
    readonly createdAt: Instant;
    readonly expiresAt: Instant | null;
    readonly revokedAt: Instant | null;
    readonly lastUsedAt: Instant | null;
  },
  now: Instant,
): ApiKeyWarning[] {
  if (key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) return [];
  const warnings: ApiKeyWarning[] = [];
  if (key.expiresAt === null) warnings.push('never_expires');
  else if (epochMs(key.expiresAt) - epochMs(now) < soonDays * dayMs) warnings.push('expires_soon');
  const idleSince = key.lastUsedAt ?? key.createdAt;
  if (epochMs(now) - epochMs(idleSince) >= unusedDays * dayMs) warnings.push('unused');
  return warnings;
}
