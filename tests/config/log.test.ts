import { describe, expect, it } from 'vitest';
import { createLogger } from '../../log.js';

function capture(): { lines: string[]; write: (line: string) => void } {
  const lines: string[] = [];
  return { lines, write: (line) => void lines.push(line) };
}

describe('the log', () => {
  it('writes one JSON line per event, with the context of its child', () => {
    const destination = capture();
    const log = createLogger({ level: 'info', destination }).child({ requestId: 'req_1' });
    log.info('bill_started', { billId: 'bil_1' });
    log.debug('bill_ignored');
    expect(destination.lines).toHaveLength(1);
    expect(JSON.parse(destination.lines[0] ?? '')).toMatchObject({
      level: 'info',
      event: 'bill_started',
      billId: 'bil_1',
      requestId: 'req_1',
    });
  });

  it.each([
    [{ authorization: 'Bearer topsecret' }],
    [{ headers: { 'X-Api-Key': 'topsecret' } }],
    [{ vendor: { bank: { accountNumber: 'topsecret', routing_number: 'topsecret' } } }],
    [{ list: [{ iban: 'topsecret' }] }],
    [{ note: 'the key sk_live_topsecret was used' }],
    [{ note: 'postgres://owner:topsecret@db/payloom' }],
    [{ err: new Error('pay GB82 WEST 1234 5698 7654 32', { cause: new Error('SG.topsecret.x') }) }],
    [{ document: Buffer.from('topsecret') }],
  ])('keeps secrets out of %j', (fields) => {
    const destination = capture();
    createLogger({ level: 'info', destination }).error('payment_refused', fields);
    expect(destination.lines.join()).toContain('payment_refused');
    expect(destination.lines.join()).not.toMatch(/topsecret|WEST 1234/);
  });

  it('shows what tells one thing from another', () => {
    const destination = capture();
    const fields = { idempotencyKey: 'pay_1', last4: '6789', err: new TypeError('boom') };
    createLogger({ level: 'info', destination }).warn('payment_unknown', fields);
    expect(JSON.parse(destination.lines[0] ?? '')).toMatchObject({
      idempotencyKey: 'pay_1',
      last4: '6789',
      err: { name: 'TypeError', message: 'boom' },
    });
  });
});
