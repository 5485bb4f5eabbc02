import { Body, Controller, Get, Param, Patch, Post, Put, Query, UseGuards } from '@nestjs/common';
import { CommandBus, QueryBus, type Command } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/kernel/actor.js';
import { CurrentActor, Public, SignedIn } from '../../../shared/http/access.js';
import { IfMatch, RequiredIfMatch, type ExpectedVersion } from '../../../shared/http/etag.js';
import { IdPipe } from '../../../shared/http/id.pipe.js';
import { Changes, Commands, Creates, Reads } from '../../../shared/http/operation.js';
import { mapPage, pageOf } from '../../../shared/kernel/page.js';
import { ActivatePractitioner } from '../application/activate-practitioner.js';
import { ChangePractitioner } from '../application/change-practitioner.js';
import { CreatePractitioner } from '../application/create-practitioner.js';
import { OfferVisitTypes } from '../application/offer-visit-types.js';
import type { ChangedPractitioner } from '../application/practitioner-changes.js';
import { SuspendPractitioner } from '../application/suspend-practitioner.js';
import { profileOf } from '../domain/profile.js';
import { ReadPractitioner } from '../persistence/read-practitioner.js';
import { SearchPractitioners } from '../persistence/search-practitioners.js';
import { OwnProfileGuard } from './own-profile.guard.js';
import { ChangePractitionerDto, changesOf, CreatePractitionerDto, OfferVisitTypesDto } from './practitioner.dto.js';
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
  create(@Body() body: CreatePractitionerDto, @CurrentActor() actor: Actor): Promise<PractitionerView> {
    const { email, licence, fee, siteId } = body;
    return this.run(new CreatePractitioner(actor, { email, licence, fee, siteId, profile: profileOf(body) }), actor);
  }

  @Patch(':id')
  @SignedIn('practitioner', 'admin')
  @UseGuards(OwnProfileGuard)
  @ApiOperation({ summary: 'Change a profile: your own, or as an admin any', operationId: 'changePractitioner' })
  @Changes(PractitionerView)
  change(
    @Param('id', IdPipe) id: string,
    @Body() body: ChangePractitionerDto,
    @RequiredIfMatch() version: number | '*',
    @CurrentActor() actor: Actor,
  ): Promise<PractitionerView> {
    return this.run(
      new ChangePractitioner(actor, { practitionerId: id, expectedVersion: version }, changesOf(body)),
      actor,
    );
  }

  @Put(':id/visit-types')
  @SignedIn('practitioner', 'admin')
  @UseGuards(OwnProfileGuard)
  @ApiOperation({ summary: 'Say which visit types a practitioner offers', operationId: 'offerVisitTypes' })
  @Changes(PractitionerView)
  offer(
    @Param('id', IdPipe) id: string,
    @Body() body: OfferVisitTypesDto,
    @RequiredIfMatch() version: number | '*',
    @CurrentActor() actor: Actor,
  ): Promise<PractitionerView> {
    return this.run(
      new OfferVisitTypes(actor, { practitionerId: id, expectedVersion: version }, body.visitTypeIds),
      actor,
    );
  }

  @Post(':id/suspend')
  @SignedIn('admin')
  @ApiOperation({
    summary: 'Take a practitioner out of the directory and out of booking',
    operationId: 'suspendPractitioner',
  })
  @Commands(PractitionerView)
  suspend(@Param('id', IdPipe) id: string, @IfMatch() version: ExpectedVersion, @CurrentActor() actor: Actor) {
    return this.run(new SuspendPractitioner(actor, { practitionerId: id, expectedVersion: version }), actor);
  }

  @Post(':id/activate')
  @SignedIn('admin')
  @ApiOperation({
    summary: 'Let a suspended practitioner be found and booked again',
    operationId: 'activatePractitioner',
  })
  @Commands(PractitionerView)
  activate(@Param('id', IdPipe) id: string, @IfMatch() version: ExpectedVersion, @CurrentActor() actor: Actor) {
    return this.run(new ActivatePractitioner(actor, { practitionerId: id, expectedVersion: version }), actor);
  }

  private async run(command: Command<ChangedPractitioner>, actor: Actor): Promise<PractitionerView> {
    const { id } = await this.commands.execute(command);
    return PractitionerView.ofProfile(await this.queries.execute(new ReadPractitioner(id, actor)), actor);
  }
}
