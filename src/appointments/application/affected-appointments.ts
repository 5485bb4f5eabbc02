import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindPatients } from '../../patients/index.js';
import { FindPractitioners, FindSites } from '../../practitioners/index.js';
import type { AppointmentState } from '../domain/appointment-state.js';
import type { AffectedAppointmentView } from '../http/impact.view.js';

/** So many are named; `affectedTotal` says how many there are. */
export const maxShown = 200;

/** Names the appointments that a change hits, and how their patients are reached, for who may change what hits them. */
@Injectable()
export class AffectedAppointments {
  constructor(private readonly queries: QueryBus) {}

  /** By start. */
  async of(appointments: readonly AppointmentState[]): Promise<AffectedAppointmentView[]> {
    if (appointments.length === 0) return [];
    const shown = appointments
      .toSorted((a, b) => Temporal.Instant.compare(a.start, b.start))
      .slice(0, maxShown)
      .map(({ id, start, timeZone, status, practitionerId, siteId, patientId }) => ({
        ...{ appointmentId: id, start: start.toString(), timeZone, status, practitionerId, siteId, patientId },
      }));
    const idsOf = (field: 'patientId' | 'practitionerId' | 'siteId') => [...new Set(shown.map((one) => one[field]))];
    const [patients, practitioners, sites] = await Promise.all([
      this.queries.execute(new FindPatients(idsOf('patientId'))),
      this.queries.execute(new FindPractitioners({ ids: idsOf('practitionerId') })),
      this.queries.execute(new FindSites(idsOf('siteId'))),
    ]);
    const people = new Map(patients.map((patient) => [patient.id, patient]));
    const names = new Map(practitioners.map(({ id, fullName }) => [id, fullName]));
    const places = new Map(sites.map(({ id, name }) => [id, name]));
    return shown.map(({ patientId, ...appointment }) => {
      const { fullName = null, birthDate = null, phone = null } = people.get(patientId) ?? {};
      return {
        ...appointment,
        patient: { id: patientId, fullName, birthDate, phone },
        names: { practitioner: names.get(appointment.practitionerId), site: places.get(appointment.siteId) },
      };
    });
  }
}
