/** A clinic made and used over HTTP alone, as people would who have nothing but the address of an installation. */
import { setTimeout as sleep } from 'node:timers/promises';

/** What is read of any answer. */
interface Answered {
  readonly id: string;
  readonly accessToken: string;
  readonly items: readonly { readonly start: string }[];
}

export interface Answer {
  readonly status: number;
  readonly body: Answered;
}

export class Site {
  constructor(private readonly url: string) {}

  async send(method: string, path: string, token?: string, body?: object, key?: string): Promise<Answer> {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (token) headers.authorization = `Bearer ${token}`;
    if (key) headers['idempotency-key'] = key;
    const answer = await fetch(`${this.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : {} };
  }

  get = async (path: string): Promise<Answered> => this.expect(200, 'GET', path);

  /** A success, or a failure of the test with what was answered instead. */
  async expect(status: number, method: string, path: string, token?: string, body?: object): Promise<Answered> {
    const answer = await this.send(method, path, token, body);
    if (answer.status === status) return answer.body;
    throw new Error(`${method} ${path} was answered ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  async signIn(email: string, password: string): Promise<string> {
    return (await this.expect(200, 'POST', '/auth/login', undefined, { email, password })).accessToken;
  }
}

export interface ImageClinic {
  readonly place: { readonly practitionerId: string; readonly siteId: string; readonly visitTypeId: string };
  readonly patientIds: readonly string[];
  /** Free times, far enough away that no reminder is due. */
  readonly starts: readonly string[];
}

export async function openImageClinic(site: Site, admin: string): Promise<ImageClinic> {
  const add = async (path: string, body: object): Promise<string> =>
    (await site.expect(201, 'POST', path, admin, body)).id;
  const specialtyId = await add('/specialties', { name: 'General practice', description: 'All' });
  const address = { line1: 'High Street 1', city: 'Town', country: 'DE' };
  const siteId = await add('/sites', { name: 'Main house', timeZone: 'Europe/Berlin', address });
  const type = { name: 'Consultation', durationMinutes: 15, mode: 'in_person', approval: 'automatic' };
  const visitTypeId = await add('/visit-types', type);
  const practitionerId = await add('/practitioners', {
    ...{ fullName: 'Nimal Perera', title: 'Dr', email: 'doctor@clinic.test', siteId, specialtyIds: [specialtyId] },
    ...{ qualifications: 'MBBS', yearsOfExperience: 9, languages: ['en'], bio: 'A doctor.' },
    licence: { number: 'SLMC-1', issuingBody: 'SLMC', expiresOn: '2099-12-31' },
  });
  const patientIds: string[] = [];
  for (let number = 1; number <= 8; number++) {
    patientIds.push(await add('/patients', { fullName: `Patient ${number}`, email: `patient-${number}@clinic.test` }));
  }
  const place = { practitionerId, siteId, visitTypeId };
  return { place, patientIds, starts: await timesOf(site, place) };
}

async function timesOf(site: Site, place: ImageClinic['place']): Promise<string[]> {
  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  const query = new URLSearchParams({ ...place, from: inDays(3), to: inDays(33) });
  // The hours that follow a listing are there once the worker has worked off its event.
  for (let tries = 0; tries < 100; tries++) {
    const { items } = await site.get(`/slots?${query}`);
    if (items.length > 0) return items.map(({ start }) => start);
    await sleep(100);
  }
  throw new Error('The doctor has got no hours.');
}
