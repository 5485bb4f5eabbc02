import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { hasRole, requirePractising, type Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { sitesOf } from '../domain/scope.js';
import { Dashboards, type ClinicDashboard, type PatientDashboard, type PractitionerDashboard } from './dashboards.js';

/** The patient's own visits and prescriptions. */
export class ReadPatientDashboard extends Query<PatientDashboard> {
  constructor(readonly actor: Actor) {
    super();
  }
}

/** The practitioner's own day and week. */
export class ReadPractitionerDashboard extends Query<PractitionerDashboard> {
  constructor(readonly actor: Actor) {
    super();
  }
}

/** The day of the sites that a member of staff works for, of all for an administrator, or of one of them. */
export class ReadClinicDashboard extends Query<ClinicDashboard> {
  constructor(
    readonly actor: Actor,
    readonly siteId?: string,
  ) {
    super();
  }
}

@QueryHandler(ReadPatientDashboard)
export class ReadPatientDashboardHandler implements IQueryHandler<ReadPatientDashboard> {
  constructor(
    private readonly dashboards: Dashboards,
    private readonly clock: Clock,
  ) {}

  async execute({ actor: { patientId } }: ReadPatientDashboard): Promise<PatientDashboard> {
    if (!patientId) throw missing('patient');
    return this.dashboards.ofPatient(patientId, this.clock.now());
  }
}

@QueryHandler(ReadPractitionerDashboard)
export class ReadPractitionerDashboardHandler implements IQueryHandler<ReadPractitionerDashboard> {
  constructor(
    private readonly dashboards: Dashboards,
    private readonly clock: Clock,
  ) {}

  async execute({ actor }: ReadPractitionerDashboard): Promise<PractitionerDashboard> {
    requirePractising(actor);
    const { practitionerId } = actor;
    if (!practitionerId) throw missing('practitioner');
    return this.dashboards.ofPractitioner(practitionerId, this.clock.now());
  }
}

@QueryHandler(ReadClinicDashboard)
export class ReadClinicDashboardHandler implements IQueryHandler<ReadClinicDashboard> {
  constructor(
    private readonly dashboards: Dashboards,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, siteId }: ReadClinicDashboard): Promise<ClinicDashboard> {
    return this.dashboards.ofClinic(sitesOf(actor, siteId), hasRole(actor, 'admin'), this.clock.now());
  }
}
