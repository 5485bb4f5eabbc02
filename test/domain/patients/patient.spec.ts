import { describe, expect, it } from 'vitest';
import { mayActFor, mayRead } from '../../../src/patients/domain/access.js';
import { Patient } from '../../../src/patients/domain/patient.js';
import type { Actor, Role } from '../../../src/shared/kernel/actor.js';

const now = Temporal.Instant.from('2026-12-01T08:00:00Z');
const unknown = { phone: null, birthDate: null, timeZone: null, locale: null, sex: null, gender: null, address: null };
const details = { fullName: 'Ana', email: 'ana@x.org', ...unknown };
const file = (accountId: string | null = 'ana') => new Patient('p', accountId, details, now);
const actor = (accountId: string, ...roles: Role[]): Actor => ({
  accountId,
  sessionId: 's',
  roles,
  emailVerified: true,
  siteIds: [],
});

describe('a patient file', () => {
  it('changes what is given, empties what is null and leaves the rest', () => {
    const patient = file();
    patient.change({ phone: '+4912345', email: null, fullName: undefined }, now);
    expect(patient).toMatchObject({ fullName: 'Ana', phone: '+4912345', email: null });
  });

  it('takes today everywhere on earth as a birth date, and nothing after or absurdly before', () => {
    file().change({ birthDate: '2026-12-01' }, now);
    expect(() => file().change({ birthDate: '2026-12-03' }, now)).toThrow('future');
    expect(() => file().change({ birthDate: '1896-01-01' }, now)).toThrow('130 years');
  });

  it('leaves the address of an account to the account', () => {
    expect(() => file().edit({ email: 'thief@x.org' }, now)).toThrow('belongs to the account');
    file(null).edit({ email: 'new@x.org' }, now);
  });
});

describe('access to a patient file', () => {
  it.each([
    ['its owner', actor('ana', 'patient'), true, true, true],
    ['another patient', actor('bea', 'patient'), false, false, false],
    ['a practitioner without care', actor('doc', 'practitioner'), false, false, false],
    ['a practitioner who cares', actor('doc', 'practitioner'), true, true, false],
    ['a patient with a practitioner id', actor('bea', 'patient'), true, false, false],
    ['staff', actor('desk', 'staff'), false, true, true],
    ['an admin', actor('boss', 'admin'), false, true, true],
  ])('%s', (_, who, inCare, reads, acts) => {
    expect(mayRead(who, { accountId: 'ana', inCare })).toBe(reads);
    expect(mayActFor(who, { accountId: 'ana' })).toBe(acts);
  });

  it('nobody owns a file without an account', () => {
    expect(mayActFor(actor('ana', 'patient'), { accountId: null })).toBe(false);
  });
});
