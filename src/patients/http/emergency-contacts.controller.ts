import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { RequiredIfMatch, type ExpectedVersion } from '../../shared/http/etag.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Changes, Reads } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { ReadEmergencyContacts } from '../application/read-emergency-contacts.js';
import { ReplaceEmergencyContacts } from '../application/replace-emergency-contacts.js';
import { EmergencyContactsDto } from './emergency-contacts.dto.js';
import { EmergencyContactsView } from './emergency-contacts.view.js';

@ApiTags('patients')
@SignedIn()
@Controller('patients/:id/emergency-contacts')
export class EmergencyContactsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Reads(EmergencyContactsView)
  @ApiOperation({ summary: 'Whom to call in an emergency', operationId: 'readEmergencyContacts' })
  async read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<EmergencyContactsView> {
    return EmergencyContactsView.of(await this.queries.execute(new ReadEmergencyContacts(actor, id)));
  }

  @Put()
  @Changes(EmergencyContactsView)
  @ApiOperation({ summary: 'Say anew whom to call in an emergency', operationId: 'replaceEmergencyContacts' })
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { contacts }: EmergencyContactsDto,
    @RequiredIfMatch() version: ExpectedVersion,
  ): Promise<EmergencyContactsView> {
    const command = new ReplaceEmergencyContacts(actor, id, contacts, version);
    return EmergencyContactsView.of(await this.commands.execute(command));
  }
}
