import { prescribedItem, type AccessWorld, type Kind } from './attacks/access-world.js';
import { testStart, type TestApp } from './app.js';
import { plantVisits } from './planted-visits.js';

/** What an operation that shows something of a record leaves in the trail, and what has to be there before. */
export interface Look {
  /** What of the record its row names. */
  readonly resource: string;
  /** What a refused attempt names, where the refusal comes before it is known what was wanted. */
  readonly attempt?: string;
  /** A list, a board or an overview: who sees somebody in it. */
  readonly list?: readonly Kind[];
  /** Who does it where the access matrix names nobody. */
  readonly by?: readonly Kind[];
  /** The patient's own look leaves a row too. */
  readonly own?: boolean;
  /** 403 comes from the role alone: nobody's record was tried. */
  readonly byRole?: boolean;
  readonly query?: string;
  /** The object it is done to, made for it. */
  readonly object?: (app: TestApp, world: AccessWorld) => Promise<string>;
  readonly body?: (app: TestApp, world: AccessWorld) => object | Promise<object>;
  /** It takes a file. */
  readonly upload?: boolean;
}

/** A visit of the owner with the doctor, put there in this status. */
const visit =
  (status: string, start: string) =>
  async (app: TestApp, { clinic, ids }: AccessWorld): Promise<string> => {
    const { practitionerId, siteId, visitTypeId } = clinic;
    const place = { practitionerId, siteId, visitTypeId, patientId: ids.patient, timeZone: 'Europe/Berlin' };
    const [id] = await plantVisits(app, [{ ...place, status, start, statusSince: testStart }]);
    await app.sql`update appointments.appointment set previous_status = 'confirmed' where id = ${id}`;
    return id!;
  };
const begun = (status: string) => visit(status, '2026-12-01T06:30:00Z');
const ahead = (status: string) => visit(status, '2026-12-15T06:30:00Z');

const slotOf = async (app: TestApp, { clinic }: AccessWorld, day: string) => {
  const place = { practitionerId: clinic.practitionerId, siteId: clinic.siteId, visitTypeId: clinic.visitTypeId };
  const to = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
  const { body } = await app.get(`/slots?${new URLSearchParams({ ...place, from: day, to })}`).expect(200);
  return { ...place, start: body.items[0].start as string };
};
const booked = async (app: TestApp, world: AccessWorld): Promise<string> => {
  const slot = await slotOf(app, world, '2026-12-10');
  return (await world.people.admin.post('/appointments', { ...slot, patientId: world.ids.patient }).expect(201)).body
    .id;
};

const note =
  (...steps: ('sign' | 'release')[]) =>
  async (app: TestApp, world: AccessWorld): Promise<string> => {
    const id = await begun('confirmed')(app, world);
    await world.people.doctor.put(`/appointments/${id}/note`, { text: 'A cough.' }, '"0"').expect(200);
    for (const step of steps) await world.people.doctor.post(`/appointments/${id}/note/${step}`).expect(200);
    return id;
  };
const prescription =
  (...steps: 'issue'[]) =>
  async (_app: TestApp, { people: { doctor }, ids }: AccessWorld): Promise<string> => {
    const path = `/appointments/${ids.seenVisit}/prescriptions`;
    const { body } = await doctor.post(path, { items: [prescribedItem] }).expect(201);
    for (const step of steps) await doctor.post(`/prescriptions/${body.id}/${step}`).expect(200);
    return body.id;
  };

const onVisit = { resource: 'appointment' } as const;
const onNote = { resource: 'note', byRole: true, own: true } as const;
const onPrescription = { resource: 'prescription', byRole: true, own: true } as const;

/** A row for every operation whose answer can hold a reason, a note, a history or a file of a patient. */
export const looks: Record<string, Look> = {
  'get /audit-events': { resource: 'audit', list: ['admin'], query: '?action=break-glass' },
  'get /patients': { resource: 'file', list: ['desk', 'otherDesk', 'admin'], query: '?q=Ana' },
  'post /patients': { resource: 'file', body: () => ({ fullName: 'Cleo New', force: true }) },
  'get /patients/{id}': { resource: 'file' },
  'patch /patients/{id}': { resource: 'file', own: true, body: () => ({ phone: '+4930111' }) },
  'get /patients/{id}/medical-history': { resource: 'medical-history', attempt: 'record', own: true },
  'put /patients/{id}/medical-history': { resource: 'medical-history', attempt: 'record', own: true },
  'get /patients/{id}/emergency-contacts': { resource: 'emergency-contacts', attempt: 'file', own: true },
  'put /patients/{id}/emergency-contacts': { resource: 'emergency-contacts', attempt: 'file', own: true },
  'get /patients/{id}/photo': { resource: 'photo', attempt: 'file', own: true },
  'get /patients/{id}/documents': { resource: 'document', attempt: 'record', own: true },
  'post /patients/{id}/documents': { resource: 'document', attempt: 'record', own: true, upload: true },
  'get /patients/{id}/documents/{documentId}': { resource: 'document', attempt: 'record', own: true },
  'get /patients/{id}/documents/{documentId}/content': { resource: 'document', attempt: 'record', own: true },

  'post /appointments': {
    ...onVisit,
    by: ['desk', 'admin', 'doctor'],
    body: async (app, world) => ({ ...(await slotOf(app, world, '2026-12-11')), patientId: world.ids.patient }),
  },
  'get /appointments': { ...onVisit, list: ['doctor', 'desk', 'admin'] },
  'get /appointments/{id}': onVisit,
  'patch /appointments/{id}': { ...onVisit, object: ahead('confirmed'), body: () => ({}) },
  'get /appointments/{id}/history': { resource: 'appointment-history', attempt: 'appointment' },
  'get /appointments/{id}/calendar.ics': { ...onVisit, object: async (_app, { ids }) => ids.seenVisit },
  'post /appointments/{id}/approve': { ...onVisit, object: ahead('pending') },
  'post /appointments/{id}/decline': { ...onVisit, object: ahead('pending') },
  'post /appointments/{id}/cancel': { ...onVisit, object: ahead('confirmed'), body: () => ({ reason: 'Ill.' }) },
  'post /appointments/{id}/reschedule': {
    ...onVisit,
    object: booked,
    body: async (app, world) => ({ start: (await slotOf(app, world, '2026-12-12')).start }),
  },
  'post /appointments/{id}/check-in': { ...onVisit, object: begun('confirmed') },
  'post /appointments/{id}/start': { ...onVisit, object: begun('checked_in') },
  'post /appointments/{id}/complete': { ...onVisit, object: begun('in_consultation') },
  'post /appointments/{id}/no-show': { ...onVisit, object: begun('confirmed') },
  'post /appointments/{id}/undo': { ...onVisit, object: begun('checked_in') },
  'post /appointments/{id}/retract': { ...onVisit, object: ahead('confirmed') },
  'get /sites/{id}/board': { ...onVisit, list: ['desk', 'admin'], query: '?date=2026-12-01' },
  'get /dashboards/practitioner': { ...onVisit, list: ['doctor'] },
  'get /dashboards/clinic': { ...onVisit, list: ['desk', 'admin'] },

  'get /appointments/{id}/note': { resource: 'note', own: true },
  'put /appointments/{id}/note': { ...onNote, object: begun('confirmed') },
  'post /appointments/{id}/note/sign': { ...onNote, object: note() },
  'post /appointments/{id}/note/amend': { ...onNote, object: note('sign') },
  'post /appointments/{id}/note/release': { ...onNote, object: note('sign') },
  'get /appointments/{id}/prescriptions': { resource: 'prescription', attempt: 'appointment', own: true },
  'post /appointments/{id}/prescriptions': { ...onPrescription, attempt: 'appointment' },
  'get /prescriptions': { resource: 'prescription', list: ['doctor'] },
  'get /prescriptions/{id}': { resource: 'prescription', own: true },
  'get /prescriptions/{id}/pdf': { resource: 'prescription', own: true },
  'post /prescriptions/{id}/issue': { ...onPrescription, object: prescription() },
  'post /prescriptions/{id}/void': { ...onPrescription, object: prescription('issue') },
};

/** What holds such a field or a file and is of no patient, or shows nobody but who asks; and why. */
export const noLook: Record<string, string> = {
  'get /dashboards/patient': 'their own',
  'get /sites/{id}/board/live': 'ids of visits: who hears of them reads the board',
  'get /settings/logo': 'of the clinic',
  'get /practitioners/{id}/photo': 'of a practitioner',
  '/practitioners/{id}/credentials': 'of a practitioner',
  'get /undecided-credentials': 'of practitioners',
  '/practitioner-applications': 'of an applicant',
  '/practitioners/{id}/exceptions': 'why a practitioner is away; whom a change hits: changes-with-impact.spec.ts',
  ...Object.fromEntries(
    [
      ...['patch /sites/{id}', 'patch /visit-types/{id}', 'patch /practitioners/{id}', 'post /holidays'],
      ...['put /practitioners/{id}/working-hours', 'put /practitioners/{id}/visit-types'],
      'post /practitioners/{id}/suspend',
    ].map((operation) => [operation, 'whom a change hits: changes-with-impact.spec.ts']),
  ),
  'get /reports/': 'numbers',
};
