import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { RequiredIfMatch, type ExpectedVersion } from '../../shared/http/etag.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Changes, Creates, Reads } from '../../shared/http/operation.js';
import { mapPage } from '../../shared/kernel/page.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { AdmitPatient } from '../application/admit-patient.js';
import { ChangePatient } from '../application/change-patient.js';
import { ListPatients } from '../persistence/list-patients.js';
import { ReadPatient } from '../persistence/read-patient.js';
import { AdmitPatientDto, ChangePatientDto, PatientsQuery } from './patients.dto.js';
import { PatientPage, PatientView } from './patients.view.js';

@ApiTags('patients')
@Controller('patients')
export class PatientsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /**
   * Names are found misspelt, without accents and in any order, telephone numbers with or without the code of the country.
   * The filters narrow each other.
   */
  @Get()
  @SignedIn('staff', 'admin')
  @Reads(PatientPage)
  @ApiOperation({ summary: 'Patients by name, e-mail address or telephone number', operationId: 'listPatients' })
  async list(@Query() query: PatientsQuery, @CurrentActor() actor: Actor): Promise<PatientPage> {
    return mapPage(await this.queries.execute(new ListPatients(actor, query)), PatientView.of);
  }

  /**
   * 409 POSSIBLE_DUPLICATE with `candidates` (`id`, `fullName`, `birthDate`, `phone`, `email`) when somebody was born on
   * the same day and is called alike, or has the same number or address; `force` opens the file nevertheless.
   */
  @Post()
  @SignedIn('staff', 'admin')
  @Creates(PatientView)
  @ApiOperation({ summary: 'Open a file for somebody without an account', operationId: 'admitPatient' })
  async admit(@CurrentActor() actor: Actor, @Body() body: AdmitPatientDto): Promise<PatientView> {
    const { force, ...details } = body;
    return PatientView.of(await this.commands.execute(new AdmitPatient(actor, details, force)));
  }

  @Get(':id')
  @SignedIn()
  @Reads(PatientView)
  @ApiOperation({
    summary: "A patient's file: one's own, or for staff and practitioners who care for the patient",
    operationId: 'readPatient',
  })
  async read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<PatientView> {
    return PatientView.of(await this.queries.execute(new ReadPatient(actor, id)));
  }

  @Patch(':id')
  @SignedIn()
  @Changes(PatientView)
  @ApiOperation({ summary: "Change a patient's file", operationId: 'changePatient' })
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangePatientDto,
    @RequiredIfMatch() version: ExpectedVersion,
  ): Promise<PatientView> {
    return PatientView.of(await this.commands.execute(new ChangePatient(actor, id, body, version)));
  }
}
