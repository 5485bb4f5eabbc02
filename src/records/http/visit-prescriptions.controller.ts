import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Creates, Reads } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { DraftPrescription } from '../application/draft-prescription.js';
import { ListVisitPrescriptions } from '../application/list-visit-prescriptions.js';
import { DraftPrescriptionBody } from './prescriptions.dto.js';
import { PrescriptionView, VisitPrescriptionsView } from './prescriptions.view.js';

@ApiTags('records')
@Controller('appointments/:id/prescriptions')
export class VisitPrescriptionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Drafts are shown to nobody but who writes them. */
  @Get()
  @SignedIn()
  @Reads(VisitPrescriptionsView)
  @ApiOperation({ summary: 'What was prescribed at a visit', operationId: 'listVisitPrescriptions' })
  async list(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<VisitPrescriptionsView> {
    return VisitPrescriptionsView.of(await this.queries.execute(new ListVisitPrescriptions(actor, id)));
  }

  /** From the visit's day on. It counts once it is issued. */
  @Post()
  @SignedIn('practitioner')
  @Creates(PrescriptionView, '/api/v1/prescriptions')
  @ApiOperation({ summary: 'Write a prescription for the patient of your visit', operationId: 'draftPrescription' })
  async draft(
    @Param('id', IdPipe) id: string,
    @Body() body: DraftPrescriptionBody,
    @CurrentActor() actor: Actor,
  ): Promise<PrescriptionView> {
    const items = body.items.map(({ instructions = null, ...item }) => ({ ...item, instructions }));
    return PrescriptionView.of(await this.commands.execute(new DraftPrescription(actor, id, items)));
  }
}
