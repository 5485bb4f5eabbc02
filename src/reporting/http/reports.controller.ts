import { Controller, Get, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { ReadReport, type ReportQuestion } from '../persistence/read-report.js';
import type { Report, ReportKind } from '../domain/report.js';
import { ReadsReport } from './reads-report.js';
import { csvOf } from './report-csv.js';
import { AppointmentsReportQuery, LeadTimeQuery, NoShowsQuery, UtilisationQuery } from './reports.dto.js';
import {
  AppointmentsReportView,
  LeadTimeReportView,
  NoShowsReportView,
  UtilisationReportView,
} from './reports.view.js';

type Asked = ReportQuestion & { readonly format?: 'json' | 'csv' };

/** Administrators see everything, staff their sites, practitioners themselves. */
@ApiTags('reporting')
@Controller('reports')
@SignedIn('practitioner', 'staff', 'admin')
export class ReportsController {
  constructor(private readonly queries: QueryBus) {}

  /** By their status now. */
  @Get('appointments')
  @ReadsReport(AppointmentsReportView)
  @ApiOperation({ summary: 'How many visits', operationId: 'reportAppointments' })
  appointments(@Query() query: AppointmentsReportQuery, @CurrentActor() actor: Actor, @Req() request: Request) {
    return this.answer('appointments', query, actor, request);
  }

  /** How much of the working time is filled with visits. */
  @Get('utilisation')
  @ReadsReport(UtilisationReportView)
  @ApiOperation({ summary: 'How full the days are', operationId: 'reportUtilisation' })
  utilisation(@Query() query: UtilisationQuery, @CurrentActor() actor: Actor, @Req() request: Request) {
    return this.answer('utilisation', query, actor, request);
  }

  /** Of the visits that are over. */
  @Get('no-shows')
  @ReadsReport(NoShowsReportView)
  @ApiOperation({ summary: 'How many patients did not come', operationId: 'reportNoShows' })
  noShows(@Query() query: NoShowsQuery, @CurrentActor() actor: Actor, @Req() request: Request) {
    return this.answer('no-shows', query, actor, request);
  }

  /** From booking to start, whatever became of the visit. */
  @Get('lead-time')
  @ReadsReport(LeadTimeReportView)
  @ApiOperation({ summary: 'How long before visits are booked', operationId: 'reportLeadTime' })
  leadTime(@Query() query: LeadTimeQuery, @CurrentActor() actor: Actor, @Req() request: Request) {
    return this.answer('lead-time', query, actor, request);
  }

  private async answer(kind: ReportKind, { format, ...question }: Asked, actor: Actor, request: Request) {
    const report: Report<object> = await this.queries.execute(new ReadReport(actor, kind, question));
    const asCsv = format ? format === 'csv' : request.accepts(['json', 'csv']) === 'csv';
    return asCsv ? csvOf(kind, question, report) : { ...asked(question), ...report };
  }
}

const asked = ({ from, to, groupBy }: ReportQuestion) => ({ from, to, groupBy });
