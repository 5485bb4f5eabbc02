import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindAppointmentFacts } from '../../appointments/index.js';
import { IdentifyPatient } from '../../patients/index.js';
import { FindCredentials, FindSites, type SiteRow } from '../../practitioners/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { missing, refused } from '../../shared/kernel/domain-error.js';
import type { Particulars, Prescription } from '../domain/prescription.js';
import { requireBegun } from '../domain/visit-begun.js';
import { AppointmentAccess } from './appointment-access.js';

/** Who prescribes for whom and where, as it is now, and whether they may. */
@Injectable()
export class FindParticulars {
  constructor(
    private readonly queries: QueryBus,
    private readonly access: AppointmentAccess,
  ) {}

  /** @throws CARE_ENDED, VISIT_NOT_BEGUN, NOT_LICENSED */
  async of(actor: Actor, prescription: Prescription, now: Temporal.Instant): Promise<Particulars> {
    const { appointmentId, patientId, practitionerId } = prescription;
    if (!(await this.access.may(actor, patientId, 'write'))) {
      throw refused('CARE_ENDED', 'You do not care for this patient any more.');
    }
    const appointment = await this.queries.execute(new FindAppointmentFacts(appointmentId));
    if (!appointment) throw missing('appointment');
    requireBegun(appointment, now);
    const credentials = await this.queries.execute(new FindCredentials(practitionerId));
    const [site] = await this.queries.execute(new FindSites([appointment.siteId]));
    const patient = await this.queries.execute(new IdentifyPatient(patientId));
    if (!credentials || !site || !patient) throw missing('prescription');
    const { fullName, title, status, licence } = credentials;
    const today = now.toZonedDateTimeISO(site.timeZone).toPlainDate().toString();
    // ISO dates sort like the days they name; on its last day a licence still counts.
    if (status !== 'active' || licence.expiresOn < today) {
      throw refused(
        'NOT_LICENSED',
        'Only an active practitioner with a licence that counts today issues prescriptions.',
      );
    }
    return {
      practitioner: {
        name: title ? `${title} ${fullName}` : fullName,
        licenceNumber: licence.number,
        licenceIssuer: licence.issuingBody,
      },
      site: { name: site.name, address: linesOf(site), timeZone: site.timeZone },
      patient: { name: patient.fullName, birthDate: patient.birthDate },
    };
  }
}

function linesOf({ address: { line1, city, postalCode, country } }: SiteRow): string[] {
  return [line1, [postalCode, city].filter(Boolean).join(' '), country];
}
