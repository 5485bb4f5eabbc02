import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindPatients } from '../../patients/index.js';
import { FindPractitioners, FindSites, FindVisitTypes } from '../../practitioners/index.js';
import type { NamedAppointmentView, VisitNamesView } from '../http/appointments.view.js';

type Ids = Pick<NamedAppointmentView, 'patientId' | 'practitionerId' | 'siteId' | 'visitTypeId'>;

/** Names what appointments are about, for readers who may see these appointments and so may know the names. */
@Injectable()
export class AppointmentNames {
  constructor(private readonly queries: QueryBus) {}

  /** Four statements, however many appointments there are. */
  async of<Item extends Ids>(items: readonly Item[]): Promise<(Item & { readonly names: VisitNamesView })[]> {
    if (items.length === 0) return [];
    const [patients, practitioners, sites, visitTypes] = await Promise.all([
      this.queries.execute(new FindPatients(idsOf(items, 'patientId'))),
      this.queries.execute(new FindPractitioners({ ids: idsOf(items, 'practitionerId') })),
      this.queries.execute(new FindSites(idsOf(items, 'siteId'))),
      this.queries.execute(new FindVisitTypes(idsOf(items, 'visitTypeId'))),
    ]);
    const people = new Map([...patients, ...practitioners].map(({ id, fullName }) => [id, fullName]));
    const things = new Map([...sites, ...visitTypes].map(({ id, name }) => [id, name]));
    return items.map((item) => ({
      ...item,
      names: {
        patient: people.get(item.patientId),
        practitioner: people.get(item.practitionerId),
        site: things.get(item.siteId),
        visitType: things.get(item.visitTypeId),
      },
    }));
  }
}

function idsOf(items: readonly Ids[], field: keyof Ids): string[] {
  return [...new Set(items.map((item) => item[field]))];
}
