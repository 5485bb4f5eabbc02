import { Module } from '@nestjs/common';
import { Dashboards } from './application/dashboards.js';
import { Reports } from './application/reports.js';
import { providersWith } from './handlers.js';
import { DashboardsController } from './http/dashboards.controller.js';
import { ReportsController } from './http/reports.controller.js';
import { PostgresDashboards } from './persistence/postgres-dashboards.js';
import { PostgresReports } from './persistence/postgres-reports.js';

@Module({
  controllers: [DashboardsController, ReportsController],
  providers: providersWith(
    { provide: Dashboards, useClass: PostgresDashboards },
    { provide: Reports, useClass: PostgresReports },
  ),
})
export class ReportingModule {}
