import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { RequiredIfMatch, type ExpectedVersion } from '../../shared/http/etag.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Changes, Reads } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { ReadMedicalHistory } from '../application/read-medical-history.js';
import { WriteMedicalHistory } from '../application/write-medical-history.js';
import { MedicalHistoryDto } from './medical-history.dto.js';
import { MedicalHistoryView } from './medical-history.view.js';

@ApiTags('patients')
@SignedIn()
@Controller('patients/:id/medical-history')
export class MedicalHistoryController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Reads(MedicalHistoryView)
  @ApiOperation({
    summary: 'Allergies, conditions, medication and what else is known: your own, or as a practitioner in care',
    operationId: 'readMedicalHistory',
  })
  async read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<MedicalHistoryView> {
    return MedicalHistoryView.of(await this.queries.execute(new ReadMedicalHistory(actor, id)));
  }

  @Put()
  @Changes(MedicalHistoryView)
  @ApiOperation({
    summary: 'Write the medical history anew; earlier versions are kept',
    operationId: 'writeMedicalHistory',
  })
  async write(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: MedicalHistoryDto,
    @RequiredIfMatch() version: ExpectedVersion,
  ): Promise<MedicalHistoryView> {
    return MedicalHistoryView.of(await this.commands.execute(new WriteMedicalHistory(actor, id, body, version)));
  }
}
