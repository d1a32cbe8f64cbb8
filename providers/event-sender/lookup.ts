import { Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';

type Found = { readonly address: string; readonly family: 4 | 6 };

/**
 * Names are resolved by DNS alone and on sockets: the system's own look-up takes one of four threads, and a few names that do
 * not resolve would hold up every other receiver.
 */
export function createLookup(options: {
  readonly servers: readonly string[] | null;
  readonly timeoutMs: number;
  readonly allowLoopback: boolean;
}): LookupFunction {
  const resolver = new Resolver({ timeout: options.timeoutMs, tries: 2 });
  if (options.servers !== null) resolver.setServers(options.servers);

  async function resolve(name: string): Promise<Found[]> {
    if (options.allowLoopback && name === 'localhost') return [{ address: '127.0.0.1', family: 4 }];
    const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const found: Found[] = [
      ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 as const })) : []),
      ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 as const })) : []),
    ];
    if (found.length === 0) throw four.status === 'rejected' ? four.reason : new Error('no address');
    return found;
  }

  return (name, { all }, callback) => {
    resolve(name).then(
      (found) => {
        const [first] = found;
        if (all) callback(null, found);
        else callback(null, first?.address ?? '', first?.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), ''),
    );
  };
}
