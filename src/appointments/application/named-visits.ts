import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindPatients } from '../../patients/index.js';
import { FindPractitioners, FindSites, FindVisitTypes } from '../../practitioners/index.js';
import type { AppointmentDetails } from './appointment-details.js';

/** What a screen shows beside the ids of a visit. Absent: who or what is not known any more. */
export interface VisitNames {
  readonly patient?: string;
  readonly practitioner?: string;
  readonly site?: string;
  readonly visitType?: string;
}

export interface NamedAppointmentDetails extends AppointmentDetails {
  readonly names: VisitNames;
}

/** Names what visits are about, for who may see these visits: their names are no further secret then. */
@Injectable()
export class NamedVisits {
  constructor(private readonly queries: QueryBus) {}

  /** Four statements, however many visits there are. */
  async of<Visit extends VisitIds>(visits: readonly Visit[]): Promise<(Visit & { readonly names: VisitNames })[]> {
    if (visits.length === 0) return [];
    const [patients, practitioners, sites, visitTypes] = await Promise.all([
      this.queries.execute(new FindPatients(idsOf(visits, 'patientId'))),
      this.queries.execute(new FindPractitioners({ ids: idsOf(visits, 'practitionerId') })),
      this.queries.execute(new FindSites(idsOf(visits, 'siteId'))),
      this.queries.execute(new FindVisitTypes(idsOf(visits, 'visitTypeId'))),
    ]);
    const people = new Map([...patients, ...practitioners].map(({ id, fullName }) => [id, fullName]));
    const things = new Map([...sites, ...visitTypes].map(({ id, name }) => [id, name]));
    return visits.map((visit) => ({
      ...visit,
      names: {
        patient: people.get(visit.patientId),
        practitioner: people.get(visit.practitionerId),
        site: things.get(visit.siteId),
        visitType: things.get(visit.visitTypeId),
      },
    }));
  }
}

type VisitIds = Pick<AppointmentDetails, 'patientId' | 'practitionerId' | 'siteId' | 'visitTypeId'>;

function idsOf(visits: readonly VisitIds[], field: keyof VisitIds): string[] {
  return [...new Set(visits.map((visit) => visit[field]))];
}
