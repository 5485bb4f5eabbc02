import type { CommandBus } from '@nestjs/cqrs';
import { CreateAccount } from '../identity/index.js';
import type { Role } from '../shared/kernel/actor.js';
import type { ApiClient } from './api-client.js';
import {
  anasContacts,
  anasHistory,
  applicants,
  demoPassword,
  fileOf,
  licenceDocument,
  patients,
  practitioners,
  settings,
  sites,
  specialties,
  visitTypes,
  type SiteKey,
} from './clinic-data.js';

export const admin = 'admin@demo.clinic';
export const desk = 'desk@demo.clinic';

export interface DemoClinic {
  readonly siteIds: Record<SiteKey, string>;
  readonly visitTypeIds: readonly string[];
  readonly practitioners: readonly { id: string; email: string; siteId: string }[];
}

/** The clinic on its first day: an administrator, sites, types, staff, patients and approved practitioners. */
export async function setUpClinic(
  api: ApiClient,
  commands: CommandBus,
  licenceExpiresOn: string,
  settle: () => Promise<void>,
): Promise<DemoClinic> {
  const account = (email: string, fullName: string, roles: Role[], siteIds?: string[]) =>
    api.patiently(() =>
      commands.execute(
        new CreateAccount({ email, fullName, roles, siteIds, password: demoPassword, emailVerified: true }),
      ),
    );

  await account(admin, 'Sunethra Amarasekara', ['admin']);
  await api.put(admin, '/settings', settings);
  const siteIds = {
    colombo: (await api.post(admin, '/sites', sites.colombo)).id,
    london: (await api.post(admin, '/sites', sites.london)).id,
  };
  await account(desk, 'Tharindu Weerasinghe', ['staff'], Object.values(siteIds));
  const specialtyIds: string[] = [];
  for (const specialty of specialties) specialtyIds.push((await api.post(admin, '/specialties', specialty)).id);
  const visitTypeIds: string[] = [];
  for (const visitType of visitTypes) visitTypeIds.push((await api.post(admin, '/visit-types', visitType)).id);
  await Promise.all(patients.map(({ email, fullName }) => account(email, fullName, ['patient'])));
  const everyApplicant = [...practitioners, ...applicants];
  await Promise.all(everyApplicant.map(({ email, application }) => account(email, application.fullName, [])));

  const apply = async ({ email, specialty, application }: (typeof practitioners)[number]): Promise<string> => {
    const { licenceNumber, issuingBody, ...profile } = application;
    const { id } = await api.post(email, '/practitioner-applications', {
      ...profile,
      specialtyIds: [specialtyIds[specialty]],
      licence: { number: licenceNumber, issuingBody, expiresOn: licenceExpiresOn },
    });
    const path = `/practitioner-applications/${id}`;
    await api.upload(email, `${path}/documents`, 'licence', 'licence.pdf', licenceDocument);
    await api.post(email, `${path}/submit`);
    return path;
  };
  const approved: DemoClinic['practitioners'][number][] = [];
  for (const practitioner of practitioners) {
    const siteId = siteIds[practitioner.site];
    const path = await apply(practitioner);
    await api.post(admin, `${path}/start-review`);
    const answer = await api.post<{ practitionerId: string }>(admin, `${path}/approve`, { siteId });
    approved.push({ id: answer.practitionerId, email: practitioner.email, siteId });
  }
  for (const applicant of applicants) await apply(applicant);
  // The default hours that follow an approval are there once its event has been worked off.
  await settle();
  for (const [index, { id, siteId }] of approved.entries()) {
    const weekly = practitioners[index]!.weekly;
    await api.put(admin, `/practitioners/${id}/working-hours`, { siteId, mode: 'slot', weekly, visitTypeIds: [] });
  }
  await fillFiles(api);
  return { siteIds, visitTypeIds, practitioners: approved };
}

/** Their files were opened by the event of their accounts; now somebody asks for the rest. */
async function fillFiles(api: ApiClient): Promise<void> {
  const { items } = await api.get<{ items: { id: string; email: string }[] }>('/patients?limit=100', admin);
  for (const { id, email } of items) {
    const index = patients.findIndex((patient) => patient.email === email);
    if (index >= 0) await api.patch(admin, `/patients/${id}`, fileOf(index));
  }
  const { patientId } = await api.signIn(patients[0]!.email);
  await api.put(patients[0]!.email, `/patients/${patientId}/medical-history`, anasHistory);
  await api.put(patients[0]!.email, `/patients/${patientId}/emergency-contacts`, anasContacts);
}
