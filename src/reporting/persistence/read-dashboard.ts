import { Query } from '@nestjs/cqrs';
import { hasRole, requirePractising, type Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { AuditTrail } from '../../audit/index.js';
import { sitesOf } from '../domain/scope.js';
import { Handles } from '../handlers.js';
import {
  Dashboards,
  type ClinicDashboard,
  type DashboardVisit,
  type PatientDashboard,
  type PractitionerDashboard,
} from '../application/dashboards.js';

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

@Handles(ReadPatientDashboard)
class ReadPatientDashboardHandler {
  constructor(
    private readonly dashboards: Dashboards,
    private readonly clock: Clock,
  ) {}

  async execute({ actor: { patientId } }: ReadPatientDashboard): Promise<PatientDashboard> {
    if (!patientId) throw missing('patient');
    return this.dashboards.ofPatient(patientId, this.clock.now());
  }
}

@Handles(ReadPractitionerDashboard)
class ReadPractitionerDashboardHandler {
  constructor(
    private readonly dashboards: Dashboards,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor }: ReadPractitionerDashboard): Promise<PractitionerDashboard> {
    requirePractising(actor);
    const { practitionerId } = actor;
    if (!practitionerId) throw missing('practitioner');
    const shown = await this.dashboards.ofPractitioner(practitionerId, this.clock.now());
    await this.audit.listed(actor, 'appointment', patientsOf(shown.next, shown.requests.oldest));
    return shown;
  }
}

@Handles(ReadClinicDashboard)
class ReadClinicDashboardHandler {
  constructor(
    private readonly dashboards: Dashboards,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, siteId }: ReadClinicDashboard): Promise<ClinicDashboard> {
    const isAdmin = hasRole(actor, 'admin');
    const shown = await this.dashboards.ofClinic(sitesOf(actor, siteId), isAdmin, this.clock.now());
    const { requests, checkedIn } = shown;
    await this.audit.listed(actor, 'appointment', patientsOf(requests.oldest, ...checkedIn.waitingLongest));
    return shown;
  }
}

/** Whose visits are shown by name. */
function patientsOf(...visits: (DashboardVisit | null)[]): Set<string> {
  return new Set(visits.flatMap((visit) => visit?.patientId ?? []));
}
