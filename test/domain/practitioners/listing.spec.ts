import { describe, expect, it } from 'vitest';
import { dateOf, usableLicence } from '../../../src/practitioners/directory/domain/licence.js';
import { Practitioner } from '../../../src/practitioners/directory/domain/practitioner.js';
import { Site } from '../../../src/practitioners/catalogue/domain/site.js';
import { firstVisitType, VisitType } from '../../../src/practitioners/catalogue/domain/visit-type.js';
import { defaultSettings } from '../../../src/settings/settings.js';

const today = '2026-12-01';
const licence = { number: 'N-1', issuingBody: 'Body', expiresOn: '2030-01-01' };
const details = {
  fullName: 'Nimal Perera',
  title: null,
  gender: null,
  specialtyIds: ['s1'],
  qualifications: null,
  yearsOfExperience: null,
  languages: [],
  bio: null,
  fee: null,
  homeSiteId: 'site1',
};
const listed = () => Practitioner.list('p1', 'a1', details, licence, today);
const eventsOf = (aggregate: Practitioner) => aggregate.pullEvents().map(({ type, payload }) => [type, payload]);

describe('a practitioner', () => {
  it('is listed active, at the site they were approved for', () => {
    const practitioner = listed();
    expect(practitioner).toMatchObject({ status: 'active', visitTypeIds: [], licence });
    const payload = { practitionerId: 'p1', siteId: 'site1' };
    expect(eventsOf(practitioner)).toEqual([['practitioners.practitioner-listed.v1', payload]]);
  });

  it('is suspended and activated in turn', () => {
    const practitioner = listed();
    practitioner.pullEvents();
    expect(() => practitioner.activate()).toThrow('active already');
    practitioner.suspend();
    expect(() => practitioner.suspend()).toThrow('suspended already');
    practitioner.activate();
    const type = 'practitioners.practitioner-status-changed.v1';
    expect(eventsOf(practitioner)).toEqual([
      [type, { practitionerId: 'p1', status: 'suspended' }],
      [type, { practitionerId: 'p1', status: 'active' }],
    ]);
  });

  it('renews a licence only into the future', () => {
    const practitioner = listed();
    practitioner.renewLicence({ expiresOn: '2031-01-01' }, today);
    expect(practitioner.licence).toEqual({ ...licence, expiresOn: '2031-01-01' });
    expect(() => practitioner.renewLicence({ expiresOn: today }, today)).toThrow('expired');
    expect(practitioner.licence.expiresOn).toBe('2031-01-01');
  });

  it('offers each visit type once', () => {
    const practitioner = listed();
    practitioner.offer(['v1', 'v2', 'v1']);
    expect(practitioner.visitTypeIds).toEqual(['v1', 'v2']);
  });

  it('has a fee, or none', () => {
    const practitioner = listed();
    practitioner.change({ fee: { amount: 5, currency: 'LKR' } });
    practitioner.change({ bio: 'x' });
    expect(practitioner).toMatchObject({ feeAmount: 5, feeCurrency: 'LKR' });
    practitioner.change({ fee: null });
    expect(practitioner).toMatchObject({ feeAmount: null, feeCurrency: null });
  });
});

describe('a licence', () => {
  it('is judged by the date in UTC, whatever the host’s zone', () => {
    expect(dateOf(Temporal.Instant.from('2026-12-01T23:59:59Z'))).toBe('2026-12-01');
    expect(usableLicence({ ...licence, expiresOn: '2026-12-02' }, today).expiresOn).toBe('2026-12-02');
  });
});

describe('a site', () => {
  const site = () =>
    new Site('site1', {
      name: 'Main',
      timeZone: 'asia/colombo',
      address: { line1: 'x', city: 'y', country: 'LK' },
      position: { lat: 1, lon: 2 },
      phone: null,
      email: null,
      directions: null,
      openingHours: [{ weekday: 1, from: '09:00', to: '17:00' }],
      active: true,
    });

  it('keeps its zone, in the spelling of the time zone database', () => {
    const main = site();
    expect(main.timeZone).toBe('Asia/Colombo');
    main.change({ timeZone: 'ASIA/COLOMBO' });
    expect(() => main.change({ timeZone: 'Asia/Kolkata' })).toThrow('cannot be changed');
    expect(() => new Site('s', { ...main, position: null, timeZone: 'Mars/Base' })).toThrow('IANA');
  });
});

describe('a visit type', () => {
  it('keeps what was not sent', () => {
    const type = VisitType.add(
      'v1',
      { ...firstVisitType, fee: { amount: 1, currency: 'LKR' } },
      defaultSettings.policies,
    );
    type.change({ durationMinutes: 45, fee: undefined });
    expect(type).toMatchObject({ durationMinutes: 45, feeAmount: 1, feeCurrency: 'LKR', name: 'Consultation' });
    type.change({ fee: null });
    expect(type).toMatchObject({ feeAmount: null, feeCurrency: null });
  });
});
