import { Body, Controller, Get, Header, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import { CurrentActor, Public, SignedIn } from '../../shared/http/access.js';
import { IfMatch, type ExpectedVersion } from '../../shared/http/etag.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Commands, Reads } from '../../shared/http/operation.js';
import { mapPage } from '../../shared/kernel/page.js';
import { AnswersFile, SafeDownload } from '../../shared/http/upload.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { IssuePrescription } from '../application/issue-prescription.js';
import { ListPrescriptions } from '../application/list-prescriptions.js';
import { PrintPrescription } from '../application/print-prescription.js';
import { ReadPrescription } from '../application/read-prescription.js';
import { VerifyPrescription } from '../application/verify-prescription.js';
import { VoidPrescription } from '../application/void-prescription.js';
import { PrescriptionsQuery, VoidPrescriptionBody } from './prescriptions.dto.js';
import { PrescriptionPage, PrescriptionView } from './prescriptions.view.js';
import { VerificationView } from './verification.view.js';

const checksPerMinute = 30;

@ApiTags('records')
@Controller('prescriptions')
export class PrescriptionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Newest first. Patients see those issued for them, practitioners those they wrote. */
  @Get()
  @SignedIn()
  @Reads(PrescriptionPage)
  @ApiOperation({ summary: 'Your prescriptions', operationId: 'listPrescriptions' })
  async list(@Query() query: PrescriptionsQuery, @CurrentActor() actor: Actor): Promise<PrescriptionPage> {
    return mapPage(await this.queries.execute(new ListPrescriptions(actor, query)), PrescriptionView.of);
  }

  /** For a pharmacy, which has no account. A code is written in any case, with or without its groups. */
  @Get('verify/:code')
  @Public()
  @Throttle({ default: { limit: checksPerMinute, ttl: 60_000 } })
  @Header('Cache-Control', 'no-store')
  @Reads(VerificationView)
  @ApiOperation({ summary: 'Check a prescription by the code on it', operationId: 'verifyPrescription' })
  async verify(@Param('code') code: string): Promise<VerificationView> {
    return VerificationView.of(await this.queries.execute(new VerifyPrescription(code)));
  }

  @Get(':id')
  @SignedIn()
  @Reads(PrescriptionView)
  @ApiOperation({ summary: 'Read a prescription', operationId: 'readPrescription' })
  async read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<PrescriptionView> {
    return PrescriptionView.of(await this.queries.execute(new ReadPrescription(actor, id)));
  }

  @Post(':id/issue')
  @SignedIn('practitioner')
  @Commands(PrescriptionView)
  @ApiOperation({ summary: 'Issue a prescription: it gets its number and its code', operationId: 'issuePrescription' })
  async issue(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<PrescriptionView> {
    return PrescriptionView.of(await this.commands.execute(new IssuePrescription(actor, id, version)));
  }

  @Post(':id/void')
  @SignedIn('practitioner')
  @Commands(PrescriptionView)
  @ApiOperation({ summary: 'Make a prescription void, for good', operationId: 'voidPrescription' })
  async void(
    @Param('id', IdPipe) id: string,
    @Body() { reason }: VoidPrescriptionBody,
    @IfMatch() version: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<PrescriptionView> {
    return PrescriptionView.of(await this.commands.execute(new VoidPrescription(actor, id, reason, version)));
  }

  @Get(':id/pdf')
  @SignedIn()
  @SafeDownload()
  @AnswersFile('application/pdf')
  @ApiOperation({ summary: 'A prescription to print', operationId: 'printPrescription' })
  async pdf(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const { name, content } = await this.queries.execute(new PrintPrescription(actor, id));
    const disposition = `attachment; filename="${name}"`;
    return new StreamableFile(content, { type: 'application/pdf', disposition, length: content.length });
  }
}
