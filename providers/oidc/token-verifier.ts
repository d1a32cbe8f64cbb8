import { decodeJwt, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { instant, type Instant } from '../../domain/dates.js';
import { ProviderFault } from '../ports.js';
import { TokenRefused, type TokenVerifier, type VerifiedToken } from '../ports-access.js';
import { issuerKeys, type IssuerKeysTiming } from './issuer-keys.js';

/** An issuer that is trusted, and what its tokens have to be like. */
export type TrustedIssuer = {
  /** As in `iss`, to the letter. */
  readonly issuer: string;
  readonly audience: readonly string[];
  /** Where the audience stands: Cognito's access tokens have `client_id`, Clerk's session tokens `azp`. */
  readonly audienceClaim: 'aud' | 'client_id' | 'azp';
  /** Null: found by discovery. */
  readonly jwksUrl: string | null;
  readonly algorithms: readonly string[];
  readonly clockToleranceSeconds: number;
  /** Since `iat`, whatever `exp` says. */
  readonly maxAgeSeconds: number;
  /** What scopes of ours begin with. */
  readonly scopePrefix: string;
  /** The claim that names our tenant; null where tokens name none. */
  readonly tenantClaim: string | null;
  /** Clerk tells the minutes since the login (`fva`), others the instant. */
  readonly loginTimeClaim: 'auth_time' | 'fva';
};

type Trusted = { readonly rules: TrustedIssuer; readonly keys: JWTVerifyGetKey };

export function createTokenVerifier(given: {
  readonly issuers: readonly TrustedIssuer[];
  readonly log: {
    readonly warn: (event: Lowercase<string>, fields: Readonly<Record<string, unknown>>) => void;
  };
  readonly timing?: IssuerKeysTiming;
}): TokenVerifier {
  const warn = given.log.warn.bind(given.log);
  const trusted = new Map<string, Trusted>(
    given.issuers.map((rules) => [rules.issuer, { rules, keys: issuerKeys(rules, warn, given.timing) }]),
  );
  return {
    verify: async (token) => {
      const issuer = claimedIssuer(token);
      const found = issuer === undefined ? undefined : trusted.get(issuer);
      if (!found) throw new TokenRefused('unknown_issuer');
      return verifyWith(found, token);
    },
  };
}

/** Only to choose whose keys to check with: what those keys did not sign is refused. */
function claimedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch (error) {
    throw new TokenRefused('malformed', { cause: error });
  }
}

async function verifyWith({ rules, keys }: Trusted, token: string): Promise<VerifiedToken> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: rules.issuer,
      algorithms: [...rules.algorithms],
      clockTolerance: rules.clockToleranceSeconds,
      maxTokenAge: rules.maxAgeSeconds,
      requiredClaims: ['exp', 'iat', 'sub'],
      ...(rules.audienceClaim === 'aud' ? { audience: [...rules.audience] } : {}),
    });
    requireAudience(payload, rules);
    requireAccessToken(payload, protectedHeader.typ);
    return toVerified(payload, rules);
  } catch (error) {
    if (error instanceof TokenRefused || error instanceof ProviderFault) throw error;
    throw new TokenRefused(reasonOf(error), { cause: error });
  }
}

function requireAudience(payload: JWTPayload, { audienceClaim, audience }: TrustedIssuer): void {
  if (audienceClaim === 'aud') return;
  const given = payload[audienceClaim];
  if (typeof given !== 'string' || !audience.includes(given)) throw new TokenRefused('wrong_audience');
}

const types: readonly (string | undefined)[] = [undefined, 'jwt', 'at+jwt', 'application/at+jwt'];

/** An ID token tells an app who logged in; it is not for calling APIs, and neither is any other kind of JWT. */
function requireAccessToken(payload: JWTPayload, typ: string | undefined): void {
  const isOfIdToken = ['nonce', 'at_hash', 'c_hash'].some((claim) => claim in payload);
  const isAccess = payload['token_use'] === undefined || payload['token_use'] === 'access';
  if (!types.includes(typ?.toLowerCase()) || isOfIdToken || !isAccess) {
    throw new TokenRefused('not_an_access_token');
  }
}

function toVerified(payload: JWTPayload, rules: TrustedIssuer): VerifiedToken {
  const { sub, exp, iat } = payload;
  if (!sub || exp === undefined || iat === undefined) throw new TokenRefused('malformed');
  const tenantId = rules.tenantClaim === null ? undefined : payload[rules.tenantClaim];
  const expiresBy = Math.min(exp, iat + rules.maxAgeSeconds);
  return {
    issuer: rules.issuer,
    subject: sub,
    scopes: scopesOf(payload, rules.scopePrefix),
    tenantId: typeof tenantId === 'string' ? tenantId : null,
    authenticatedAt: loginTime(payload, rules.loginTimeClaim, iat),
    expiresAt: instant(expiresBy * 1_000),
  };
}

/** `scope` is one text (RFC 9068), `scp` (Okta, Entra) and `permissions` (Auth0) are lists. */
function scopesOf(payload: JWTPayload, prefix: string): readonly string[] | null {
  const named = [payload['scope'], payload['scp'], payload['permissions']].flatMap((claim) =>
    typeof claim === 'string' ? claim.split(' ') : Array.isArray(claim) ? claim.map(String) : [],
  );
  const ours = named.filter((scope) => scope.startsWith(prefix)).map((scope) => scope.slice(prefix.length));
  return ours.length > 0 ? ours : null;
}

function loginTime(payload: JWTPayload, claim: TrustedIssuer['loginTimeClaim'], iat: number): Instant | null {
  const given = payload[claim];
  if (claim === 'auth_time') return isSeconds(given) ? instant(given * 1_000) : null;
  const minutes: unknown = Array.isArray(given) ? given[0] : undefined;
  return isSeconds(minutes) ? instant((iat - minutes * 60) * 1_000) : null;
}

/** Within what a date can hold. */
function isSeconds(given: unknown): given is number {
  return typeof given === 'number' && given >= 0 && given < 1e11;
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    const named: Readonly<Record<string, string>> = { aud: 'wrong_audience', nbf: 'not_yet_valid' };
    return named[error.claim] ?? `bad_${error.claim}`;
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm_not_allowed';
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown_key';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'bad_signature';
  return 'malformed';
}
