import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/kernel/actor.js';
import { CurrentActor, Public, SignedIn } from '../../../shared/http/access.js';
import { IfMatch, type ExpectedVersion } from '../../../shared/http/etag.js';
import { IdPipe } from '../../../shared/http/id.pipe.js';
import { Commands, Creates, Reads } from '../../../shared/http/operation.js';
import { mapPage, pageOf } from '../../../shared/kernel/page.js';
import { ActivatePractitioner } from '../application/activate-practitioner.js';
import { CreatePractitioner } from '../application/create-practitioner.js';
import { profileOf } from '../domain/profile.js';
import { ReadPractitioner } from '../persistence/read-practitioner.js';
import { SearchPractitioners } from '../persistence/search-practitioners.js';
import { CreatePractitionerDto } from './practitioner.dto.js';
import { FoundPractitionerPage, FoundPractitionerView, PractitionerView } from './practitioner.view.js';
import { searchOf, SearchQuery } from './search.dto.js';

@ApiTags('practitioners')
@Controller('practitioners')
export class PractitionersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Public()
  @ApiOperation({
    summary: 'Search the directory of practitioners',
    description:
      'With includeInactive, admins also find those who are suspended or whose licence is over, each with its standing.',
    operationId: 'searchPractitioners',
  })
  @Reads(FoundPractitionerPage)
  async search(@Query() query: SearchQuery, @CurrentActor() actor?: Actor): Promise<FoundPractitionerPage> {
    const found = await this.queries.execute(new SearchPractitioners(searchOf(query, actor)));
    return mapPage(
      pageOf(found, query.limit, ({ position }) => position),
      (one) => FoundPractitionerView.of(one, actor),
    );
  }

  @Get(':id')
  @Public()
  @ApiOperation({
    summary: 'Read a profile; of a suspended practitioner as staff, as an admin or as themselves',
    operationId: 'readPractitioner',
  })
  @Reads(PractitionerView)
  async read(@Param('id', IdPipe) id: string, @CurrentActor() actor?: Actor): Promise<PractitionerView> {
    return PractitionerView.ofProfile(await this.queries.execute(new ReadPractitioner(id, actor)), actor);
  }

  @Post()
  @SignedIn('admin')
  @ApiOperation({
    summary: 'List a practitioner without an application, and invite them',
    operationId: 'createPractitioner',
  })
  @Creates(PractitionerView)
  async create(@Body() body: CreatePractitionerDto, @CurrentActor() actor: Actor): Promise<PractitionerView> {
    const { email, licence, fee, siteId } = body;
    const command = new CreatePractitioner(actor, { email, licence, fee, siteId, profile: profileOf(body) });
    return PractitionerView.ofProfile(await this.commands.execute(command), actor);
  }

  @Post(':id/activate')
  @SignedIn('admin')
  @ApiOperation({
    summary: 'Let a suspended practitioner be found and booked again',
    operationId: 'activatePractitioner',
  })
  @Commands(PractitionerView)
  async activate(@Param('id', IdPipe) id: string, @IfMatch() version: ExpectedVersion, @CurrentActor() actor: Actor) {
    const command = new ActivatePractitioner(actor, { practitionerId: id, expectedVersion: version });
    return PractitionerView.ofProfile(await this.commands.execute(command), actor);
  }
}
