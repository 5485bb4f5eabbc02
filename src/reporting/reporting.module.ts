import { Module } from '@nestjs/common';
import { providersWith } from './handlers.js';
import { DashboardsController } from './http/dashboards.controller.js';
import { ReportsController } from './http/reports.controller.js';

@Module({
  controllers: [DashboardsController, ReportsController],
  providers: providersWith(),
})
export class ReportingModule {}
