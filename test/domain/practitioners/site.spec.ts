import { expect, it } from 'vitest';
import { Site, type SiteDetails } from '../../../src/practitioners/catalogue/domain/site.js';

const details: SiteDetails = {
  name: 'Main house',
  timeZone: 'Asia/Colombo',
  address: { line1: '1 High Street', city: 'Colombo', country: 'LK' },
  position: null,
  phone: null,
  email: null,
  directions: null,
  openingHours: [{ weekday: 1, from: '08:00', to: '18:00' }],
  active: true,
};

it.each<[string, Partial<SiteDetails>, boolean]>([
  ['other opening hours', { openingHours: [{ weekday: 1, from: '09:00', to: '18:00' }] }, true],
  ['no opening hours', { openingHours: null }, true],
  ['its end', { active: false }, true],
  ['the same opening hours', { openingHours: [{ to: '18:00', from: '08:00', weekday: 1 }], active: true }, false],
  [
    'a name, a place and its zone in another spelling',
    { name: 'New', position: { lat: 7, lon: 80 }, timeZone: 'asia/COLOMBO' },
    false,
  ],
])('a site that is given %s says whether days have to be derived again', (_what, changes, untrue) => {
  expect(new Site('site', details).change(changes)).toBe(untrue);
});

it('a site keeps its zone', () => {
  const site = new Site('site', details);
  expect(() => site.change({ timeZone: 'Europe/London' })).toThrow(
    expect.objectContaining({ code: 'TIME_ZONE_FIXED' }),
  );
});
