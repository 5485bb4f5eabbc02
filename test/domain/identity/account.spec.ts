import { describe, expect, it } from '@jest/globals';
import { Account } from '../../../src/identity/domain/account.js';

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
