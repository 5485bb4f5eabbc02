import { describe, expect, it } from 'vitest';
import { Credential, type Claimed } from '../../../src/practitioners/credentials/domain/credential.js';
import { contactFor, noContact, type Contact } from '../../../src/practitioners/directory/domain/contact.js';

const now = Temporal.Instant.from('2026-12-01T08:00:00Z');
const today = '2026-12-01';
const file = { name: 'a.pdf', type: 'application/pdf' as const, size: 10 };
const current = { number: 'OLD', issuingBody: 'Council', expiresOn: '2026-12-31' };
const credential = (claimed: Partial<Claimed>): Credential => {
  const nothing = { expiresOn: null, licenceNumber: null, licenceIssuingBody: null };
  return new Credential('c', 'p', { kind: 'licence', ...nothing, ...claimed }, file, 'owner', now);
};

describe('a licence that is handed in', () => {
  it('takes the place of the one before, keeping what it does not name', () => {
    const renewed = credential({ expiresOn: '2030-01-01' }).licenceAfter(current, today);
    expect(renewed).toEqual({ ...current, expiresOn: '2030-01-01' });
    const other = credential({ expiresOn: '2030-01-01', licenceNumber: 'NEW', licenceIssuingBody: 'Board' });
    expect(other.licenceAfter(current, today)).toEqual({
      number: 'NEW',
      issuingBody: 'Board',
      expiresOn: '2030-01-01',
    });
  });

  it('reaches past today, or is none', () => {
    const code = (expiresOn: string | null) => {
      try {
        return credential({ expiresOn }).licenceAfter(current, today);
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect([null, '2026-11-30', today].map(code)).toEqual(['LICENCE_INCOMPLETE', 'LICENCE_EXPIRED', 'LICENCE_EXPIRED']);
    const next = { ...current, expiresOn: '2026-12-02' };
    expect(credential({ expiresOn: '2026-12-02' }).licenceAfter(next, today)).toMatchObject({
      expiresOn: '2026-12-02',
    });
    // What ends a licence sooner may hit visits: the profile says which.
    expect(code('2026-12-02')).toBe('LICENCE_SHORTER');
  });
});

describe('another document', () => {
  it('leaves the licence as it is, and counts through its last day', () => {
    expect(credential({ kind: 'diploma' }).licenceAfter(current, today)).toBe(current);
    expect(credential({ kind: 'diploma', expiresOn: today }).licenceAfter(current, today)).toBe(current);
    const old = credential({ kind: 'diploma', expiresOn: '2026-11-30' });
    expect(() => old.licenceAfter(current, today)).toThrow('expired on 2026-11-30');
  });
});

describe('a decision', () => {
  it('is made once, by somebody else than the owner', () => {
    const one = credential({});
    expect(() => one.verify('owner', 'owner', now)).toThrow('somebody else');
    expect(one.status).toBe('pending');
    one.reject('admin', 'owner', 'Blurred', now);
    expect(one).toMatchObject({ status: 'rejected', rejectionReason: 'Blurred', decidedBy: 'admin', decidedAt: now });
    expect(() => one.verify('admin', 'owner', now)).toThrow('rejected already');
  });
});

describe('contact', () => {
  it('shows the public nothing but what is public', () => {
    const entry = (visibility: 'public' | 'clinic') => ({ value: visibility, visibility });
    const contact: Contact = { phone: entry('clinic'), email: entry('public'), practiceAddress: null };
    expect(contactFor('public', contact)).toEqual({ ...noContact, email: entry('public') });
    expect(contactFor('clinic', contact)).toEqual(contact);
  });
});
