import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/kernel/actor.js';
import { CurrentActor, SignedIn } from '../../../shared/http/access.js';
import { RequiredIfMatch } from '../../../shared/http/etag.js';
import { IdPipe } from '../../../shared/http/id.pipe.js';
import { Changes, Creates, Reads } from '../../../shared/http/operation.js';
import { mapPage } from '../../../shared/kernel/page.js';
import { ChangeApplication } from '../application/change-application.js';
import { OpenApplication } from '../application/open-application.js';
import { ListApplications, ReadApplication } from '../persistence/read-applications.js';
import { ApplicationsQuery, ChangeApplicationDto, detailsOf, OpenApplicationDto } from './application.dto.js';
import { ApplicationPage, ApplicationView } from './application.view.js';

@ApiTags('practitioners')
@SignedIn()
@Controller('practitioner-applications')
export class PractitionerApplicationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List applications, newest first: all of them to an admin, their own to everyone else',
    operationId: 'listApplications',
  })
  @Reads(ApplicationPage)
  async list(@Query() query: ApplicationsQuery, @CurrentActor() actor: Actor): Promise<ApplicationPage> {
    const page = await this.queries.execute(new ListApplications(actor, query));
    return mapPage(page, (application) => ApplicationView.of(application, actor));
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read an application', operationId: 'readApplication' })
  @Reads(ApplicationView)
  async read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<ApplicationView> {
    return ApplicationView.of(await this.queries.execute(new ReadApplication(actor, id)), actor);
  }

  @Post()
  @ApiOperation({ summary: 'Apply to be listed as a practitioner: opens a draft', operationId: 'openApplication' })
  @Creates(ApplicationView)
  async open(@Body() body: OpenApplicationDto, @CurrentActor() actor: Actor): Promise<ApplicationView> {
    return ApplicationView.of(await this.commands.execute(new OpenApplication(actor, detailsOf(body))), actor);
  }

  @Patch(':id')
  @ApiOperation({
    summary: 'Change an application of your own, before it is submitted or when more is asked for',
    operationId: 'changeApplication',
  })
  @Changes(ApplicationView)
  async change(
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeApplicationDto,
    @RequiredIfMatch() version: number | '*',
    @CurrentActor() actor: Actor,
  ): Promise<ApplicationView> {
    const command = new ChangeApplication(actor, { applicationId: id, expectedVersion: version }, body);
    return ApplicationView.of(await this.commands.execute(command), actor);
  }
}
