import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { Reads } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { ReadClinicDashboard } from '../persistence/read-clinic-dashboard.js';
import { ReadPatientDashboard } from '../persistence/read-patient-dashboard.js';
import { ReadPractitionerDashboard } from '../persistence/read-practitioner-dashboard.js';
import { ClinicDashboardQuery } from './dashboards.dto.js';
import { ClinicDashboardView, PatientDashboardView, PractitionerDashboardView } from './dashboards.view.js';

@ApiTags('reporting')
@Controller('dashboards')
export class DashboardsController {
  constructor(private readonly queries: QueryBus) {}

  /** Own visits and prescriptions; nothing clinical. */
  @Get('patient')
  @SignedIn('patient')
  @Reads(PatientDashboardView)
  @ApiOperation({ summary: 'What a patient sees first', operationId: 'readPatientDashboard' })
  patient(@CurrentActor() actor: Actor): Promise<PatientDashboardView> {
    return this.queries.execute(new ReadPatientDashboard(actor));
  }

  /** The own day, week and requests. */
  @Get('practitioner')
  @SignedIn('practitioner')
  @Reads(PractitionerDashboardView)
  @ApiOperation({ summary: 'What a practitioner sees first', operationId: 'readPractitionerDashboard' })
  practitioner(@CurrentActor() actor: Actor): Promise<PractitionerDashboardView> {
    return this.queries.execute(new ReadPractitionerDashboard(actor));
  }

  /** Staff see the sites they work for, administrators all. */
  @Get('clinic')
  @SignedIn('staff', 'admin')
  @Reads(ClinicDashboardView)
  @ApiOperation({ summary: 'What the front desk and administrators see first', operationId: 'readClinicDashboard' })
  clinic(@Query() { siteId }: ClinicDashboardQuery, @CurrentActor() actor: Actor): Promise<ClinicDashboardView> {
    return this.queries.execute(new ReadClinicDashboard(actor, siteId));
  }
}
