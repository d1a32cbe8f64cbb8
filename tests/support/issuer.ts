import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { TrustedIssuer } from '../../providers/oidc/token-verifier.js';

type Pair = { readonly kid: string; readonly privateKey: CryptoKey; readonly publicKey: CryptoKey };

/** An OIDC issuer over real HTTP: discovery, a JWKS whose keys can be changed, and tokens as it would sign them. */
export type TestIssuer = {
  readonly url: string;
  readonly trust: (over?: Partial<TrustedIssuer>) => TrustedIssuer;
  /** Signs with the newest key; `claims` and `header` win over what is usual. */
  readonly token: (claims?: Claims, header?: Readonly<Record<string, unknown>>) => Promise<string>;
  readonly publicJwk: () => Promise<JWK>;
  /** A new key takes the place of the old ones. */
  readonly rotate: () => Promise<void>;
  readonly requests: (path: string) => number;
  /** Answers nothing but errors until it is told to again. */
  readonly setAway: (isAway: boolean) => void;
  readonly close: () => Promise<void>;
};

type Claims = Readonly<Record<string, unknown>>;

export const audience = 'payloom-api';
export const secondsNow = () => Math.floor(Date.now() / 1_000);

export async function startIssuer(alg: 'RS256' | 'ES256' = 'ES256'): Promise<TestIssuer> {
  let pair = await makePair(alg, 'key-1');
  let isAway = false;
  let made = 1;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    void answer(request.url ?? '').then((body) => {
      response.writeHead(isAway ? 503 : 200, { 'content-type': 'application/json' });
      response.end(isAway ? 'away' : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const publicJwk = async () => ({ ...(await exportJWK(pair.publicKey)), kid: pair.kid, alg, use: 'sig' });
  const answer = async (path: string): Promise<unknown> =>
    path === '/jwks' ? { keys: [await publicJwk()] } : { issuer: url, jwks_uri: `${url}/jwks` };

  return {
    url,
    publicJwk,
    trust: (over = {}) => ({
      issuer: url,
      audience: [audience],
      audienceClaim: 'aud',
      jwksUrl: null,
      algorithms: [alg],
      clockToleranceSeconds: 5,
      maxAgeSeconds: 3_600,
      scopePrefix: 'payloom:',
      tenantClaim: null,
      loginTimeClaim: 'auth_time',
      ...over,
    }),
    token: (claims = {}, header = {}) => {
      const now = secondsNow();
      const usual = { iss: url, sub: 'ada', aud: audience, iat: now, exp: now + 300, auth_time: now };
      // A claim of undefined is one that is not there.
      return new SignJWT(JSON.parse(JSON.stringify({ ...usual, ...claims })) as Record<string, unknown>)
        .setProtectedHeader({ alg, kid: pair.kid, typ: 'at+jwt', ...header })
        .sign(pair.privateKey);
    },
    rotate: async () => {
      made += 1;
      pair = await makePair(alg, `key-${made}`);
    },
    requests: (path) => asked.filter((each) => each === path).length,
    setAway: (given) => {
      isAway = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function makePair(alg: string, kid: string): Promise<Pair> {
  return { kid, ...(await generateKeyPair(alg, { extractable: true })) };
}
