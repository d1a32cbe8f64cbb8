import type { Instant } from '../domain/dates.js';

// Who vouches for people that sign in.

/** What an issuer vouches for, its signature and every date checked. */
export type VerifiedToken = {
  readonly issuer: string;
  readonly subject: string;
  /** What follows our prefix in the token's scopes; null where it has none of ours. They narrow, and grant nothing. */
  readonly scopes: readonly string[] | null;
  /** The tenant that the token is for; null where it names none. */
  readonly tenantId: string | null;
  /** When the person logged in, as far as the issuer tells. */
  readonly authenticatedAt: Instant | null;
  readonly expiresAt: Instant;
};

/** The token is no good. The reason is one of a few fixed words, safe to show. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  constructor(
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`The token is refused: ${reason}.`, options);
  }
}

export interface TokenVerifier {
  /** Throws TokenRefused, or ProviderFault `unavailable` while nobody can tell. */
  verify(token: string): Promise<VerifiedToken>;
}
