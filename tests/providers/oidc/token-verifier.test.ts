import { createHmac } from 'node:crypto';
import { exportSPKI, importJWK, type CryptoKey } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProviderFault } from '../../../providers/ports.js';
import { TokenRefused, type TokenVerifier } from '../../../providers/ports-access.js';
import { createTokenVerifier, type TrustedIssuer } from '../../../providers/oidc/token-verifier.js';
import { audience, secondsNow, startIssuer, type TestIssuer } from '../../support/issuer.js';

let issuer: TestIssuer;
let stranger: TestIssuer;
beforeEach(async () => {
  [issuer, stranger] = await Promise.all([startIssuer(), startIssuer()]);
});
afterEach(() => Promise.all([issuer.close(), stranger.close()]));

const noPauses = { cooldownMs: 0, failureCooldownMs: 0 };
const verifier = (over: Partial<TrustedIssuer> = {}, timing = noPauses): TokenVerifier =>
  createTokenVerifier({ issuers: [issuer.trust(over)], log: { warn: () => undefined }, timing });
/** The word that it is refused with. */
const refusal = (verify: Promise<unknown>) =>
  verify.then(
    () => 'let in',
    (error: unknown) => (error instanceof TokenRefused ? error.reason : error),
  );
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token', () => {
  it('of a trusted issuer says who somebody is, since when and until when', async () => {
    const now = secondsNow();
    const verified = await verifier().verify(await issuer.token({ auth_time: now - 60, exp: now + 100 }));
    expect(verified).toEqual({
      issuer: issuer.url,
      subject: 'ada',
      scopes: null,
      tenantId: null,
      authenticatedAt: new Date((now - 60) * 1_000).toISOString(),
      expiresAt: new Date((now + 100) * 1_000).toISOString(),
    });
  });

  it('is checked with keys of either kind', async () => {
    const rsa = await startIssuer('RS256');
    const tokens = createTokenVerifier({ issuers: [rsa.trust()], log: { warn: () => undefined } });
    expect(await tokens.verify(await rsa.token())).toMatchObject({ subject: 'ada' });
    await rsa.close();
  });

  it('is refused when it has expired, is not valid yet, is too old or was made in the future', async () => {
    const now = secondsNow();
    const tokens = verifier({ maxAgeSeconds: 60 });
    const refused = async (claims: Record<string, unknown>) =>
      refusal(tokens.verify(await issuer.token(claims)));
    expect(await refused({ exp: now - 10 })).toBe('expired');
    expect(await refused({ nbf: now + 100 })).toBe('not_yet_valid');
    expect(await refused({ iat: now - 100 })).toBe('expired');
    expect(await refused({ iat: now + 100 })).toBe('bad_iat');
  });

  it('of which the clock is off by less than the tolerance is taken', async () => {
    const verified = await verifier().verify(await issuer.token({ exp: secondsNow() - 2 }));
    expect(verified.subject).toBe('ada');
  });

  it.each(['exp', 'iat', 'sub'])('without %s is refused', async (claim) => {
    expect(await refusal(verifier().verify(await issuer.token({ [claim]: undefined })))).toBe(`bad_${claim}`);
  });

  it('for another audience, of another issuer, or signed by another issuer is refused', async () => {
    const tokens = verifier();
    const verify = async (token: Promise<string>) => refusal(tokens.verify(await token));
    expect(await verify(issuer.token({ aud: 'somebody-else' }))).toBe('wrong_audience');
    expect(await verify(issuer.token({ aud: undefined }))).toBe('wrong_audience');
    expect(await verify(stranger.token())).toBe('unknown_issuer');
    expect(await verify(stranger.token({ iss: issuer.url }))).toBe('bad_signature');
    expect(await verify(issuer.token({ iss: `${issuer.url}/` }))).toBe('unknown_issuer');
  });

  it('of which any part was changed is refused', async () => {
    const [head = '', , signature = ''] = (await issuer.token()).split('.');
    const now = secondsNow();
    const body = { iss: issuer.url, sub: 'eve', aud: audience, iat: now, exp: now + 300 };
    const forged = [head, encoded(body), signature].join('.');
    expect(await refusal(verifier().verify(forged))).toBe('bad_signature');
  });

  it.each(['nonsense', 'a.b.c', '..', `${encoded({ alg: 'ES256' })}.${encoded([])}.x`])(
    'that is none is refused: %s',
    async (text) => {
      expect(await refusal(verifier().verify(text))).toBe('malformed');
    },
  );
});

describe('a forged token is refused', () => {
  const claims = () => ({
    ...{ iss: issuer.url, sub: 'ada', aud: audience },
    ...{ iat: secondsNow(), exp: secondsNow() + 300 },
  });

  it.each(['none', 'None', 'nOnE'])('without a signature (%s)', async (alg) => {
    const token = `${encoded({ alg, kid: 'key-1' })}.${encoded(claims())}.`;
    expect(['malformed', 'algorithm_not_allowed']).toContain(await refusal(verifier().verify(token)));
  });

  it('with the public key as the secret of an HMAC', async () => {
    const jwk = await issuer.publicJwk();
    const pem = await exportSPKI((await importJWK(jwk, 'ES256')) as CryptoKey);
    for (const secret of [pem, JSON.stringify(jwk), jwk.x ?? '']) {
      const signed = `${encoded({ alg: 'HS256', kid: 'key-1', typ: 'at+jwt' })}.${encoded(claims())}`;
      const mac = createHmac('sha256', secret).update(signed).digest('base64url');
      expect(await refusal(verifier().verify(`${signed}.${mac}`))).toBe('algorithm_not_allowed');
    }
  });

  it('with an algorithm that is not pinned, though the key fits', async () => {
    expect(await refusal(verifier({ algorithms: ['RS512'] }).verify(await issuer.token()))).toBe(
      'algorithm_not_allowed',
    );
  });

  it('that brings its own key, or says where to fetch it; nothing is fetched', async () => {
    const jwk = await stranger.publicJwk();
    const elsewhere = `${stranger.url}/jwks`;
    for (const header of [{ jku: elsewhere }, { x5u: elsewhere }, { jwk }]) {
      const token = await stranger.token({ iss: issuer.url }, header);
      expect(await refusal(verifier().verify(token))).toBe('bad_signature');
    }
    expect(stranger.requests('/jwks')).toBe(0);
  });

  it('with an extension that we do not know', async () => {
    const token = await issuer.token();
    const [, body = '', signature = ''] = token.split('.');
    const head = encoded({ alg: 'ES256', kid: 'key-1', crit: ['exp2'], exp2: 1 });
    expect(await refusal(verifier().verify(`${head}.${body}.${signature}`))).toBe('malformed');
  });
});

describe('what is not an access token is refused', () => {
  it.each([
    ['an ID token, by its nonce', { nonce: 'n' }, {}],
    ['an ID token, by its hash', { at_hash: 'h' }, {}],
    ['an ID token of Cognito', { token_use: 'id' }, {}],
    ['a logout token', {}, { typ: 'logout+jwt' }],
    ['a security event', {}, { typ: 'secevent+jwt' }],
  ])('%s', async (_what, claims, header) => {
    const token = await issuer.token(claims, header);
    expect(await refusal(verifier().verify(token))).toBe('not_an_access_token');
  });

  it.each(['JWT', 'at+jwt', 'application/at+jwt', undefined])('and %s is one', async (typ) => {
    expect(await verifier().verify(await issuer.token({}, { typ }))).toMatchObject({ subject: 'ada' });
  });
});

describe('the habits of issuers', () => {
  it('Cognito names its client in client_id', async () => {
    const tokens = verifier({ audienceClaim: 'client_id' });
    const claims = { aud: undefined, token_use: 'access' };
    expect(await tokens.verify(await issuer.token({ ...claims, client_id: audience }))).toBeDefined();
    const other = await issuer.token({ ...claims, client_id: 'somebody-else' });
    expect(await refusal(tokens.verify(other))).toBe('wrong_audience');
    expect(await refusal(tokens.verify(await issuer.token(claims)))).toBe('wrong_audience');
  });

  it('Clerk names the origin in azp, and the minutes since the login', async () => {
    const tokens = verifier({
      audienceClaim: 'azp',
      audience: ['https://app.example.com'],
      loginTimeClaim: 'fva',
    });
    const iat = secondsNow();
    const token = await issuer.token({ aud: undefined, azp: 'https://app.example.com', fva: [7, -1], iat });
    expect(await tokens.verify(token)).toMatchObject({
      authenticatedAt: new Date((iat - 420) * 1_000).toISOString(),
    });
  });

  it.each([
    [{ scope: 'openid payloom:bill.read payloom:bill.approve' }, ['bill.read', 'bill.approve']],
    [{ scp: ['payloom:bill.read'] }, ['bill.read']],
    [{ permissions: ['payloom:bill.read', 'other:thing'] }, ['bill.read']],
    [{ scope: 'openid email' }, null],
    [{ scope: 42 }, null],
  ])('scopes of ours are read from %j', async (claims, scopes) => {
    expect((await verifier().verify(await issuer.token(claims))).scopes).toEqual(scopes);
  });

  it('a claim may name the tenant', async () => {
    const tokens = verifier({ tenantClaim: 'payloom_tenant' });
    expect(await tokens.verify(await issuer.token({ payloom_tenant: 'tnt_1' }))).toMatchObject({
      tenantId: 'tnt_1',
    });
  });
});

describe('the keys of an issuer', () => {
  it('are found by discovery or where they are said to be, and fetched once', async () => {
    for (const jwksUrl of [null, `${issuer.url}/jwks`]) {
      const before = issuer.requests('/jwks');
      const tokens = verifier({ jwksUrl });
      const token = await issuer.token();
      await Promise.all([tokens.verify(token), tokens.verify(token), tokens.verify(token)]);
      await tokens.verify(token);
      expect(issuer.requests('/jwks')).toBe(before + 1);
    }
  });

  it('that are new are fetched, and those that are gone open nothing', async () => {
    const tokens = verifier();
    const old = await issuer.token();
    await tokens.verify(old);
    await issuer.rotate();
    expect(await tokens.verify(await issuer.token())).toMatchObject({ subject: 'ada' });
    expect(await refusal(tokens.verify(old))).toBe('unknown_key');
  });

  it('are not asked for again and again by tokens with made-up key ids', async () => {
    const tokens = verifier({}, { cooldownMs: 60_000, failureCooldownMs: 0 });
    await tokens.verify(await issuer.token());
    for (const kid of ['a', 'b', 'c']) {
      expect(await refusal(tokens.verify(await issuer.token({}, { kid })))).toBe('unknown_key');
    }
    expect(issuer.requests('/jwks')).toBe(1);
  });

  it('that are held still open while the issuer is away', async () => {
    const tokens = verifier();
    const token = await issuer.token();
    await tokens.verify(token);
    issuer.setAway(true);
    expect(await tokens.verify(token)).toMatchObject({ subject: 'ada' });
  });

  it('that cannot be had say nothing about the token, until the issuer is back', async () => {
    const tokens = verifier();
    const token = await issuer.token();
    issuer.setAway(true);
    const fault = await refusal(tokens.verify(token));
    expect(fault).toBeInstanceOf(ProviderFault);
    expect(fault).toMatchObject({ kind: 'unavailable' });
    issuer.setAway(false);
    expect(await tokens.verify(token)).toMatchObject({ subject: 'ada' });
  });

  it('that are unknown while the issuer is away are not called wrong', async () => {
    const tokens = verifier();
    await tokens.verify(await issuer.token());
    await issuer.rotate();
    issuer.setAway(true);
    expect(await refusal(tokens.verify(await issuer.token()))).toBeInstanceOf(ProviderFault);
  });

  it('of an issuer that just failed are not asked for with every token', async () => {
    const tokens = verifier({}, { cooldownMs: 0, failureCooldownMs: 60_000 });
    issuer.setAway(true);
    const token = await issuer.token();
    for (let count = 0; count < 5; count += 1) {
      expect(await refusal(tokens.verify(token))).toBeInstanceOf(ProviderFault);
    }
    expect(issuer.requests('/.well-known/openid-configuration')).toBe(1);
  });
});
