import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.js';
import { addDoctor, openClinic, type Clinic } from '../../support/clinic.js';
import { fieldsOf, sampleOf } from '../../support/attacks/hostile.js';
import { operations, type Operation } from '../../support/contract.js';
import { patient, person, type Person } from '../../support/people.js';

/** What makes a write reach further than the thing in its path: it names a person, a place, a time or a resolution. */
const reaching = [
  'practitionerId',
  'siteId',
  'siteIds',
  'from',
  'to',
  'validFrom',
  'date',
  'start',
  'resolution',
  'dryRun',
];
const namesOf = ({ body, parameters }: Operation): string[] => [
  ...parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
  ...(body ? fieldsOf(body).map(({ name }) => name) : []),
];
const writes = operations.filter(
  (operation) =>
    operation.method !== 'GET' &&
    (operation.name.includes(' /practitioners/{') || namesOf(operation).some((name) => reaching.includes(name))),
);

/** All that stands at the other site. */
interface Elsewhere {
  /** Works only there, and at both. */
  readonly there: string;
  readonly both: string;
  readonly site: string;
  readonly visits: string[];
  readonly leave: string[];
  readonly holiday: string;
  readonly credential: string;
  readonly account: string;
  readonly application: string;
  readonly visitType: string;
}

const practitioners = ({ there, both }: Elsewhere) => [[there], [both]];
const exceptions = ({ there, both, leave }: Elsewhere) =>
  leave.flatMap((exception) => [there, both].map((id) => [id, exception]));
const credential = ({ there, credential: id }: Elsewhere) => [[there, id]];
const nothing = () => [[]];

/** The ids in the path, for every such write: one without a row fails, and so does a row without one. */
const rows: Record<string, (elsewhere: Elsewhere) => string[][]> = {
  'post /users': nothing,
  'patch /users/{id}': ({ account }) => [[account]],
  'post /users/{id}/roles': ({ account }) => [[account]],
  'post /sites': nothing,
  'patch /sites/{id}': ({ site }) => [[site]],
  'patch /visit-types/{id}': ({ visitType }) => [[visitType]],
  'post /practitioners': nothing,
  'patch /practitioners/{id}': practitioners,
  'put /practitioners/{id}/visit-types': practitioners,
  'post /practitioners/{id}/suspend': practitioners,
  'post /practitioners/{id}/activate': practitioners,
  'put /practitioners/{id}/photo': practitioners,
  'delete /practitioners/{id}/photo': practitioners,
  'post /practitioners/{id}/credentials': practitioners,
  'post /practitioners/{id}/credentials/{credentialId}/verify': credential,
  'post /practitioners/{id}/credentials/{credentialId}/reject': credential,
  'put /practitioners/{id}/working-hours': practitioners,
  'post /practitioners/{id}/exceptions': practitioners,
  'delete /practitioners/{id}/exceptions/{exceptionId}': exceptions,
  'post /practitioner-applications/{id}/approve': ({ application }) => [[application]],
  'post /slot-holds': nothing,
  'post /holidays': nothing,
  'post /appointments': nothing,
  'post /appointments/{id}/reschedule': ({ visits }) => visits.map((id) => [id]),
};

/**
 * Through another operation: staff of one site against everything of another by every write that takes a practitioner,
 * a site, a range of time or a resolution. Whatever is answered, nothing there is changed, and nothing there is named.
 *
 * Shown to catch planted faults: leave without a site for staff of any site of the practitioner, first hours at a site
 * set by its staff, and hits that are resolved whoever asks.
 */
describe('staff of one site, through another operation', () => {
  let app: TestApp;
  let clinic: Clinic;
  let desk: Person;
  let elsewhere: Elsewhere;
  let secrets: string[];

  beforeAll(async () => {
    app = await startTestApp({ role: 'api' });
    clinic = await openClinic(app, { timeZone: 'UTC', visitType: { approval: 'automatic' } });
    const { admin, visitTypeId } = clinic;
    const address = { line1: 'A', city: 'B', country: 'LK' };
    const site = (await admin.post('/sites', { name: 'Elsewhere', timeZone: 'UTC', address }).expect(201)).body.id;
    const there = await addDoctor(app, { ...clinic, siteId: site }, undefined, 'Dr There');
    const both = await addDoctor(app, clinic, weekly('09:00', '12:00'), 'Dr Both');
    const ids = [there, both].map(({ account }) => account.practitionerId!) as [string, string];
    const later = { siteId: site, mode: 'slot', weekly: weekly('13:00', '17:00'), visitTypeIds: [] };
    await both.put(`/practitioners/${ids[1]}/working-hours`, later).expect(200);
    const ana = await patient(app, 'Ana');
    const book = async (practitionerId: string, start: string) => {
      const visit = { practitionerId, siteId: site, visitTypeId, start };
      return (await ana.post('/appointments', visit).expect(201)).body.id as string;
    };
    const visits: string[] = [];
    const leave: string[] = [];
    for (const [index, id] of ids.entries()) {
      const except = async (exception: object) => {
        const { body } = await admin.post(`/practitioners/${id}/exceptions`, exception).expect(201);
        leave.push(body.id);
      };
      const evening = (hour: number) => `2026-12-1${index}T${hour}:00:00Z`;
      visits.push(await book(id, `2026-12-0${7 + index}T14:00:00Z`));
      await except({ kind: 'extra_hours', from: evening(18), to: evening(20), siteId: site });
      visits.push(await book(id, evening(18)));
      await except({ kind: 'leave', from: '2027-02-01', to: '2027-02-02', siteId: site, reason: 'Surgery' });
      await except({ kind: 'leave', from: '2027-02-08', to: '2027-02-09', reason: 'Surgery' });
    }
    const holiday = (await admin.post('/holidays', { date: '2027-03-01', name: 'Day', siteId: site })).body.id;
    const [credential] = await app.sql<{ id: string }>`select id from practitioners.credential limit 1`;
    const [application] = await app.sql<{ id: string }>`select id from practitioners.application limit 1`;
    desk = await person(app, ['staff'], { siteIds: [clinic.siteId] });
    const [account, patientId] = [there.account.id, ana.account.patientId!];
    elsewhere = {
      ...{ there: ids[0], both: ids[1], site, visits, leave, holiday, account },
      ...{ credential: credential?.id ?? holiday, application: application!.id },
      visitType: clinic.visitTypeId,
    };
    secrets = [...visits, patientId];
  });
  afterAll(() => app?.close());

  const weekly = (from: string, to: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to }));

  /** Every row about the other site, or about its people alone. */
  const state = () => {
    const { site, there } = elsewhere;
    return app.sql`
      select 'visit' as what, to_jsonb(a) as is from appointments.appointment a where site_id = ${site}
      union all select 'claim', to_jsonb(c) from scheduling.claim c where site_id = ${site} and kind <> 'hold'
      union all select 'hours', to_jsonb(h) from scheduling.working_hours h where site_id = ${site}
        or practitioner_id = ${there}
      union all select 'exception', to_jsonb(e) from scheduling.exception e where practitioner_id = ${there}
        or site_id = ${site}
      union all select 'everywhere', to_jsonb(e) from scheduling.exception e where site_id is null
      union all select 'holiday', to_jsonb(h) from scheduling.holiday h
      union all select 'site', to_jsonb(s) from practitioners.site s
      union all select 'practitioner', to_jsonb(p) from practitioners.practitioner p
      union all select 'account', to_jsonb(u) - 'updated_at' from identity.account u
      order by 1, 2`;
  };

  /** Bodies as the contract has them, with every person, place, range and resolution that reaches the other site. */
  const bodiesFor = ({ body: schema }: Operation): object[] => {
    if (!schema) return [{}];
    const names = fieldsOf(schema).map(({ name }) => name);
    const given = (name: string, values: string[]): string[] => (names.includes(name) ? values : ['']);
    const { there, both, site } = elsewhere;
    const resolved = names.includes('resolution');
    const whom = { kind: 'move', practitionerId: both };
    const resolutions: object[] = resolved ? [{}, { kind: 'keep' }, { kind: 'cancel' }, whom] : [{}];
    const combined: object[] = [];
    for (const practitionerId of resolved ? [both] : given('practitionerId', [there, both]))
      for (const siteId of given('siteId', [site, clinic.siteId, '']))
        for (const resolution of resolutions)
          for (const range of ranges(names)) {
            const known = { practitionerId, siteId, siteIds: site, visitTypeId: clinic.visitTypeId };
            const made = sampleOf(schema, '', { ...known, patientId: secrets.at(-1)! });
            const { resolution: _, visitTypeIds: __, holdId: ___, ...body } = made as Record<string, unknown>;
            if (siteId === '') delete body.siteId;
            combined.push({ ...body, ...range, ...('kind' in resolution && { resolution }) });
          }
    return combined;
  };
  const ranges = (names: string[]): object[] => {
    if (names.includes('weekly')) {
      const validity = [
        { validFrom: '2030-01-01', validTo: '2030-01-07' },
        { validFrom: undefined, validTo: undefined },
      ];
      const weeks = [{ weekly: [] }, { weekly: [{ weekday: 7, from: '03:00', to: '03:15' }] }];
      return validity.flatMap((valid) => weeks.map((week) => ({ ...valid, ...week })));
    }
    if (names.includes('date')) return [{ date: '2026-12-07' }];
    if (names.includes('start')) return [{ start: '2026-12-07T15:00:00Z' }];
    if (!names.includes('kind')) return [{}];
    return [
      { kind: 'leave', from: '2026-12-01', to: '2027-01-10' },
      { kind: 'leave', from: '2026-12-07T00:00:00Z', to: '2026-12-20T00:00:00Z' },
      // Whoever works here works not there.
      { kind: 'extra_hours', from: '2026-12-08T13:00:00Z', to: '2026-12-08T17:00:00Z' },
    ];
  };
  const pathsOf = (operation: Operation): string[] => {
    const paths = rows[operation.name]!(elsewhere).map((ids) => {
      const left = [...ids];
      return operation.path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, () => left.shift()!);
    });
    const query = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    const choices = [
      ...(query.includes('dryRun') ? ['?dryRun=true'] : []),
      ...(query.includes('resolution') ? ['?resolution=cancel', '?resolution=keep'] : []),
      '',
    ];
    return paths.flatMap((path) => choices.map((choice) => path + choice));
  };

  it('has a row for every such write, and no row without one', () => {
    expect(Object.keys(rows).sort()).toEqual(writes.map(({ name }) => name).sort());
  });

  it.each(writes.map((operation) => [operation.name, operation] as const))(
    '%s: touches nothing at another site, and names nothing there',
    async (_name, operation) => {
      const before = await state();
      const passed: string[] = [];
      for (const path of pathsOf(operation)) {
        for (const body of bodiesFor(operation)) {
          const request = app[operation.method.toLowerCase() as 'put'](path).set('If-Match', '*');
          const { status, text } = await request.set('Authorization', `Bearer ${desk.accessToken}`).send(body);
          const what = `${path} ${JSON.stringify(body)}: ${status} ${text}`;
          expect({ what, status: status >= 500 }).toEqual({ what, status: false });
          const named = secrets.filter((id) => text.includes(id) && !JSON.stringify(body).includes(id));
          expect({ what, named }).toEqual({ what, named: [] });
          if (status < 300 && 'siteId' in body && body.siteId === elsewhere.site) passed.push(what);
        }
      }
      // Anybody may hold a start; else staff may do nothing there at all.
      if (!operation.name.endsWith('/slot-holds')) expect(passed).toEqual([]);
      expect(await state()).toEqual(before);
    },
  );

  it('is no wall within the own site: leave there is entered, and an administrator sees both', async () => {
    const { both } = elsewhere;
    const leave = { kind: 'leave', from: '2026-12-01', to: '2027-01-11' };
    const path = `/practitioners/${both}/exceptions`;
    const refused = await desk.post(path, leave).expect(403);
    expect(refused.body.code).toBe('OTHER_SITES');
    await desk.post(path, { ...leave, siteId: clinic.siteId }).expect(201);
    const seen = await clinic.admin.post(`${path}?dryRun=true`, leave).expect(200);
    expect(secrets.slice(2, 4).every((id) => JSON.stringify(seen.body).includes(id))).toBe(true);
  });

  it('and why somebody is away is for those whom it concerns', async () => {
    const { there, both } = elsewhere;
    const elsewhereDesk = await person(app, ['staff'], { siteIds: [elsewhere.site] });
    const reasons = async (who: Person, id: string) =>
      (await who.get(`/practitioners/${id}/exceptions`).expect(200)).body.items
        .filter(({ kind, from }: { kind: string; from: string }) => kind === 'leave' && from.startsWith('2027-02'))
        .map(({ reason }: { reason: string | null }) => reason);
    expect(await reasons(desk, there)).toEqual([null, null]);
    // Leave at the other site is not theirs to know of; leave everywhere is, where they work together.
    expect(await reasons(desk, both)).toEqual([null, 'Surgery']);
    for (const who of [elsewhereDesk, clinic.admin]) expect(await reasons(who, both)).toEqual(['Surgery', 'Surgery']);
  });
});
