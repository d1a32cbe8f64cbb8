import { isIP } from 'node:net';
import { InvalidRequest } from '../../errors.js';

/**
 * Says early what can be said early. Where a name leads is checked at each sending, at the moment of the connection.
 * `allowLoopback` is for development.
 */
export function checkEndpointUrl(text: string, allowLoopback: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw refused('Not a URL.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isHere = host === 'localhost' || host === '::1' || /^127\./.test(host);
  if (url.username !== '' || url.password !== '')
    throw refused('No user or password in it: requests are signed.');
  if (url.hash !== '') throw refused('No fragment in it.');
  if (allowLoopback && isHere && /^https?:$/.test(url.protocol)) return url.href;
  if (url.protocol !== 'https:') throw refused('https only.');
  if (isHere || isIP(host) !== 0 || !host.includes('.')) {
    throw refused('A host name that is reachable from the internet, not an address.');
  }
  return url.href;
}

const refused = (message: string) => new InvalidRequest([{ path: 'url', message }]);
