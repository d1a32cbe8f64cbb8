import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import { createMiddleware } from 'hono/factory';
import type { ApiEnv } from './deps.js';

/** Sets who is at the other end: of the socket, or behind the proxies that we trust. */
export function clientAddress(trustedProxies: readonly string[]) {
  const trusted = networks(trustedProxies);
  return createMiddleware<ApiEnv>((c, next) => {
    const peer = getConnInfo(c).remote.address ?? '';
    c.set('clientAddress', clientOf(peer, c.req.header('x-forwarded-for'), trusted));
    return next();
  });
}

/** From the right: each proxy appends whom it heard from, and only what trusted ones wrote is believed. */
export function clientOf(peer: string, forwardedFor: string | undefined, trusted: BlockList): string {
  const hops = [...(forwardedFor?.split(',') ?? []).map((hop) => hop.trim()), plain(peer)];
  let client = hops.pop() ?? '';
  while (hops.length > 0 && isTrusted(client, trusted)) {
    const before = plain(hops.pop() ?? '');
    if (isIP(before) === 0) break;
    client = before;
  }
  return shared(client);
}

export function networks(cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [address = '', prefix] = cidr.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, Number(prefix ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return list;
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const family = isIP(address);
  return family !== 0 && trusted.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** IPv4 as IPv4, also where the socket speaks IPv6. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

/** One customer has a whole /64 of IPv6: its addresses count as one. */
function shared(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
