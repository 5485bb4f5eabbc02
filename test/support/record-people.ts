import { RecordCareRelation } from '../../src/patients/index.js';
import { GrantRole } from '../../src/identity/index.js';
import { newId } from '../../src/shared/kernel/id.js';
import { FieldEncryption } from '../../src/shared/security/field-encryption.js';
import type { TestApp } from './app.js';
import { admin, patient, person, signIn, type Person } from './people.js';

/** Everybody who might open a patient's record, and a patient whose it is. */
export interface RecordPeople {
  readonly ana: Person;
  readonly anaId: string;
  readonly doctor: Person;
  readonly attackers: {
    readonly otherPatient: Person;
    readonly otherDoctor: Person;
    readonly desk: Person;
    readonly boss: Person;
  };
}

/** A practitioner without any visit, with a licence that outlasts every test. */
export async function practitioner(app: TestApp): Promise<Person> {
  const { email, account } = await person(app, []);
  const practitionerId = newId();
  const licence = app.resolve(FieldEncryption).encrypt('SLMC-1');
  await app.sql`
    insert into practitioners.practitioner (id, account_id, status, full_name, search_key, specialty_ids, languages, visit_type_ids,
      licence_number, licence_issuing_body, licence_expires_on)
    values (${practitionerId}, ${account.id}, 'active', 'Dr Test', ' dr test', '{}', '{}', '{}', ${licence}, 'SLMC', '2099-12-31')`;
  await app.send(new GrantRole(account.id, 'practitioner', { practitionerId }));
  return signIn(app, email);
}

/** What a visit in this status, which the patient asked for, does to the access of its practitioner. */
export function visitBecomes(app: TestApp, patientId: string, doctor: Person, status: string, appointmentId = newId()) {
  const practitionerId = doctor.account.practitionerId!;
  const change = { action: 'book', accountId: null, byPatient: true, byOwnAccount: false, newPractitioner: true };
  const visit = { patientId, practitionerId, appointmentId, status, at: app.now.toString(), change };
  return app.send(new RecordCareRelation(visit));
}

/** The doctor has been asked for a visit and has not answered yet. */
export async function recordPeople(app: TestApp): Promise<RecordPeople> {
  const ana = await patient(app, 'Ana Silva');
  const doctor = await practitioner(app);
  const anaId = ana.account.patientId!;
  await visitBecomes(app, anaId, doctor, 'pending');
  const attackers = {
    otherPatient: await patient(app),
    otherDoctor: await practitioner(app),
    desk: await person(app, ['staff'], { siteIds: [newId()] }),
    boss: await admin(app),
  };
  return { ana, anaId, doctor, attackers };
}

/** The trail of a patient's record: who did what to which part of it, oldest first. */
export async function trailOf(app: TestApp, patientId: string): Promise<string[]> {
  const rows = await app.sql<{ line: string }>`
    select acting_as || ' ' || action || ' ' || resource as line from platform.audit_event
    where patient_id = ${patientId} order by id`;
  return rows.map(({ line }) => line);
}
