import { newId } from '../../src/shared/kernel/id.js';
import { startTestApp, type TestApp } from './app.js';
import { admin, type Person } from './people.js';

export const licence = { number: 'LICENCE-CANARY', issuingBody: 'GMC', expiresOn: '2030-01-01' };
export const address = { line1: '1 High Street', city: 'Town', country: 'GB' };

/** Four practitioners of two specialties at three sites, without hours. */
export interface Directory {
  readonly app: TestApp;
  readonly boss: Person;
  readonly hearts: string;
  readonly skin: string;
  /** Ids by name. */
  readonly sites: Record<string, string>;
  readonly doctors: Record<string, string>;
}

export async function openDirectory(): Promise<Directory> {
  const app = await startTestApp();
  const boss = await admin(app);
  const sites: Record<string, string> = {};
  const doctors: Record<string, string> = {};
  const hearts = (await boss.post('/specialties', { name: 'Hearts' }).expect(201)).body.id;
  const skin = (await boss.post('/specialties', { name: 'Skin' }).expect(201)).body.id;
  for (const [name, lat, lon] of [
    ['colombo', 6.93, 79.85],
    ['kandy', 7.29, 80.64],
    ['london', 51.5, -0.12],
  ] as const) {
    const body = { name, timeZone: 'Asia/Colombo', address, position: { lat, lon } };
    sites[name] = (await boss.post('/sites', body).expect(201)).body.id;
  }
  const list = async (fullName: string, specialtyId: string, place: string, fields: object = {}): Promise<void> => {
    const body = {
      email: `${newId()}@doctors.test`,
      fullName,
      specialtyIds: [specialtyId],
      licence,
      siteId: sites[place],
    };
    doctors[fullName] = (await boss.post('/practitioners', { ...body, ...fields }).expect(201)).body.id;
  };
  const lkr = (amount: number) => ({ amount, currency: 'LKR' });
  await list('Nimal Perera', hearts, 'colombo', { gender: 'male', languages: ['si', 'en'], fee: lkr(300) });
  await list('Jürgen Müller', hearts, 'london', { gender: 'male', languages: ['de'], fee: lkr(100) });
  await list('José Álvarez', skin, 'kandy', { gender: 'male', languages: ['ES'] });
  await list('Ana Silva', skin, 'colombo', { gender: 'female', languages: ['en'], fee: lkr(200) });
  return { app, boss, hearts, skin, sites, doctors };
}
