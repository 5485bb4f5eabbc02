import { describe, expect, it } from 'vitest';
import { Account } from '../../../src/identity/accounts/domain/account.js';
import type { Role } from '../../../src/shared/kernel/actor.js';

const now = Temporal.Instant.from('2026-12-01T08:00:00Z');
const given = { id: 'a', email: 'ana@example.org', fullName: 'Ana', now };
const registered = () => Account.register({ ...given, passwordHash: 'hash' }, 'p');
const eventsOf = (account: Account) => account.pullEvents().map((event) => event.type);

describe('an account', () => {
  it('is an unverified patient when somebody registers', () => {
    const account = registered();
    expect(account).toMatchObject({ roles: ['patient'], patientId: 'p', emailVerified: false, status: 'active' });
    expect(eventsOf(account)).toEqual(['identity.account-registered.v1', 'identity.verification-requested.v1']);
  });

  it('keeps the instant of its first verification', () => {
    const account = registered();
    account.verifyEmail(now);
    account.verifyEmail(now.add({ hours: 1 }));
    expect(account.verifiedAt).toEqual(now);
  });

  it('gets roles and their links beside those it has, each once', () => {
    const account = registered();
    account.grant('staff', { siteIds: ['s1'] });
    account.grant('staff', { siteIds: ['s1', 's2'] });
    account.grant('practitioner', { practitionerId: 'd' });
    expect(account).toMatchObject({
      roles: ['patient', 'staff', 'practitioner'],
      siteIds: ['s1', 's2'],
      patientId: 'p',
      practitionerId: 'd',
    });
  });

  it('loses the password of whoever registered it first when its unverified address is invited', () => {
    const account = registered();
    account.pullEvents();
    account.inviteAgain();
    expect(account.passwordHash).toBeNull();
    expect(eventsOf(account)).toEqual(['identity.account-invited.v1']);
  });

  it('is verified by a new password that was set through its mailbox', () => {
    const account = Account.invite(given);
    account.resetPassword('hash', now);
    expect(account).toMatchObject({ passwordHash: 'hash', emailVerified: true });
  });

  it('asks for no verification that it has', () => {
    const account = Account.create({ ...given, passwordHash: 'hash' }, true);
    account.askForVerification();
    expect(eventsOf(account)).toEqual([]);
  });
});

describe('an account in the hands of administrators', () => {
  const by = { actorId: 'boss', administrators: ['boss', 'other'] };
  const holding = (...roles: Role[]): Account => {
    const account = Account.create({ ...given, passwordHash: 'hash' }, true);
    for (const role of roles) account.grant(role, { siteIds: role === 'staff' ? ['s1'] : undefined });
    return account;
  };
  const code = (work: () => void): string => {
    try {
      work();
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'done';
  };

  it('is opened with roles and sites, and invited', () => {
    const account = Account.open(given, ['staff', 'admin'], ['s1']);
    expect(account).toMatchObject({ roles: ['staff', 'admin'], siteIds: ['s1'], passwordHash: null });
    expect(eventsOf(account)).toEqual(['identity.account-invited.v1']);
    expect(code(() => Account.open(given, ['practitioner'], []))).toBe('PRACTITIONER_NEEDS_LISTING');
    expect(code(() => Account.open(given, ['staff'], []))).toBe('STAFF_NEEDS_SITE');
    expect(code(() => Account.open(given, ['admin'], ['s1']))).toBe('SITES_NEED_STAFF');
  });

  it('has the roles it is given and no others', () => {
    const account = holding('staff');
    account.changeRoles(['admin', 'staff'], undefined, by);
    expect(account).toMatchObject({ roles: ['admin', 'staff'], siteIds: ['s1'] });
    account.changeRoles(['staff'], ['s2', 's3'], by);
    expect(account).toMatchObject({ roles: ['staff'], siteIds: ['s2', 's3'] });
    account.changeRoles([], undefined, by);
    expect(account).toMatchObject({ roles: [], siteIds: [] });
  });

  it('keeps roles that belong to a record, and gets that of a practitioner only with one', () => {
    expect(code(() => holding().changeRoles(['practitioner'], undefined, by))).toBe('PRACTITIONER_NEEDS_LISTING');
    expect(code(() => holding('practitioner').changeRoles([], undefined, by))).toBe('PRACTITIONER_STAYS');
    expect(code(() => holding('patient').changeRoles([], undefined, by))).toBe('PATIENT_STAYS');
    expect(code(() => holding('practitioner').changeRoles(['practitioner', 'admin'], undefined, by))).toBe('done');
  });

  it('works at a site if it is staff, else at none', () => {
    expect(code(() => holding('staff').workAt([]))).toBe('STAFF_NEEDS_SITE');
    expect(code(() => holding('admin').workAt(['s1']))).toBe('SITES_NEED_STAFF');
    const account = holding('staff');
    account.workAt(['s2']);
    expect(account.siteIds).toEqual(['s2']);
  });

  it('is suspended and activated, once each', () => {
    const account = holding('staff');
    expect(code(() => account.activate())).toBe('INVALID_TRANSITION');
    account.suspend(by);
    expect(account.status).toBe('suspended');
    expect(code(() => account.suspend(by))).toBe('INVALID_TRANSITION');
    expect(code(() => account.remindOfInvitation())).toBe('INVALID_TRANSITION');
    account.activate();
    expect(account.status).toBe('active');
  });

  it('is neither suspended nor deprived of its office by itself, nor as the last administrator', () => {
    for (const act of [
      (a: Account, by_: typeof by) => a.suspend(by_),
      (a: Account, by_: typeof by) => a.changeRoles([], undefined, by_),
    ]) {
      const tried = (actorId: string, ...administrators: string[]): string =>
        code(() => act(holding('admin'), { actorId, administrators }));
      expect(tried('a', 'a', 'boss')).toBe('OWN_ACCOUNT');
      expect(tried('boss', 'a')).toBe('LAST_ADMIN');
      expect(tried('boss')).toBe('LAST_ADMIN');
      expect(tried('boss', 'a', 'third')).toBe('FORBIDDEN');
      expect(tried('boss', 'a', 'boss')).toBe('done');
      expect(tried('boss', 'boss')).toBe('done');
    }
    expect(code(() => holding('admin').changeRoles(['admin', 'staff'], ['s'], { ...by, actorId: 'a' }))).toBe('done');
  });

  it('is reminded of its invitation until it has a password', () => {
    const account = Account.open(given, [], []);
    account.remindOfInvitation();
    expect(eventsOf(account)).toEqual(['identity.account-invited.v1', 'identity.account-invited.v1']);
    account.resetPassword('hash', now);
    expect(code(() => account.remindOfInvitation())).toBe('HAS_PASSWORD');
  });
});
