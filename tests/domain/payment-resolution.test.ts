import { describe, expect, it } from 'vitest';
import { idFrom } from '../../domain/ids.js';
import { paymentStatuses } from '../../domain/payment.js';
import {
  decideResolution,
  resolutionOf,
  type ResolutionFact,
  type ResolutionProposal,
} from '../../domain/payment-resolution.js';

const ada = idFrom('member', '01a1fd4c-d5b0-7025-9852-5fb06756f20b');
const ben = idFrom('member', '01a1fd4c-d5b0-7025-9852-5fb06756f20c');
const says = (by: typeof ada, resolution: 'found' | 'not_executed', attempt = 1): ResolutionProposal => ({
  ...(resolution === 'found' ? { resolution, providerPaymentId: 'obp_1' } : { resolution }),
  evidence: 'statement',
  by,
  attempt,
});
const unknown = { status: 'unknown' as const, attempt: 1 };
const proposed: ResolutionFact = { type: 'resolution_proposed', ...says(ada, 'found') };

describe('a resolution', () => {
  it('is proposed by the first and confirmed by the second person', () => {
    const first = decideResolution(unknown, { status: 'open' }, says(ada, 'found'));
    expect(first.type).toBe('resolution_proposed');
    const second = decideResolution(unknown, resolutionOf([first], 1), says(ben, 'found'));
    expect(second).toMatchObject({ type: 'resolution_confirmed', by: ben });
    expect(resolutionOf([first, second], 1).status).toBe('confirmed');
  });

  it('is never confirmed by who proposed it', () => {
    expect(() => decideResolution(unknown, resolutionOf([proposed], 1), says(ada, 'found'))).toThrow(
      expect.objectContaining({ code: 'second_person_required' }),
    );
  });

  it('is proposed anew by who says otherwise', () => {
    const other = decideResolution(unknown, resolutionOf([proposed], 1), says(ben, 'not_executed'));
    expect(other).toMatchObject({ type: 'resolution_proposed', by: ben });
  });

  it('of an earlier attempt says nothing about this one', () => {
    const confirmed: ResolutionFact = { type: 'resolution_confirmed', ...says(ben, 'not_executed') };
    expect(resolutionOf([proposed, confirmed], 2)).toEqual({ status: 'open' });
  });

  it('is final', () => {
    const confirmed: ResolutionFact = { type: 'resolution_confirmed', ...says(ben, 'found') };
    expect(() => decideResolution(unknown, resolutionOf([confirmed], 1), says(ada, 'not_executed'))).toThrow(
      expect.objectContaining({ code: 'already_decided' }),
    );
  });

  it.each(paymentStatuses.filter((status) => status !== 'unknown'))(
    'is refused for a payment that is %s',
    (status) => {
      expect(() => decideResolution({ status, attempt: 1 }, { status: 'open' }, says(ada, 'found'))).toThrow(
        expect.objectContaining({ code: 'wrong_state' }),
      );
    },
  );
});
