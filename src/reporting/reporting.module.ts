import { Module } from '@nestjs/common';
import { Dashboards } from './application/dashboards.js';
import {
  ReadClinicDashboardHandler,
  ReadPatientDashboardHandler,
  ReadPractitionerDashboardHandler,
} from './application/read-dashboard.js';
import { ReadReportHandler } from './application/read-report.js';
import { Reports } from './application/reports.js';
import { DashboardsController } from './http/dashboards.controller.js';
import { ReportsController } from './http/reports.controller.js';
import { PostgresDashboards } from './persistence/postgres-dashboards.js';
import { PostgresReports } from './persistence/postgres-reports.js';

@Module({
  controllers: [DashboardsController, ReportsController],
  providers: [
    { provide: Dashboards, useClass: PostgresDashboards },
    { provide: Reports, useClass: PostgresReports },
    ReadPatientDashboardHandler,
    ReadPractitionerDashboardHandler,
    ReadClinicDashboardHandler,
    ReadReportHandler,
  ],
})
export class ReportingModule {}
