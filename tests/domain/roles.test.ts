import { describe, expect, test } from 'vitest';
import { actions, can, conflictsOf, isRole, permissions, roles, separations } from '../../domain/roles.js';

describe('roles', () => {
  test.each(roles)('%s alone breaks no segregation of duties', (role) => {
    expect(conflictsOf([role])).toEqual([]);
  });

  test('whoever edits vendors and pays is named as a conflict, admins included', () => {
    const worst = { actions: ['bank_account.write', 'payment.release'] };
    expect(conflictsOf(['clerk', 'payer'])).toContainEqual(expect.objectContaining(worst));
    expect(conflictsOf(['admin', 'payer'])).toContainEqual(expect.objectContaining(worst));
    expect(conflictsOf(['clerk', 'approver'])).toContainEqual(
      expect.objectContaining({ actions: ['bill.create', 'bill.approve'] }),
    );
    expect(conflictsOf(['viewer', 'payer'])).toEqual([]);
  });

  test('a viewer only reads', () => {
    const allowed = actions.filter((action) => can('viewer', action));
    expect(allowed).not.toEqual([]);
    expect(allowed.filter((action) => !action.endsWith('.read'))).toEqual([]);
  });

  test('only a payer lets money go', () => {
    expect(permissions['payment.release']).toEqual(['payer']);
    expect(roles.filter((role) => can(role, 'payment.release'))).toEqual(['payer']);
  });

  test.each(actions)('somebody can do %s', (action) => {
    expect(roles.some((role) => can(role, action))).toBe(true);
  });

  test('a separation names two different actions', () => {
    expect(separations.filter(({ actions: [a, b] }) => a === b)).toEqual([]);
  });

  test('only the five names are roles', () => {
    expect(['admin', 'owner', 'toString', ''].filter(isRole)).toEqual(['admin']);
  });
});
