import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/kernel/actor.js';
import { CurrentActor, Public, SignedIn } from '../../../shared/http/access.js';
import { IdPipe } from '../../../shared/http/id.pipe.js';
import { Creates, Reads } from '../../../shared/http/operation.js';
import { mapPage } from '../../../shared/kernel/page.js';
import { OpenSite } from '../application/open-site.js';
import { ListSites, ReadSite } from '../persistence/read-sites.js';
import { CatalogueQuery, filterOf } from './catalogue-query.dto.js';
import { detailsOf, OpenSiteDto } from './site.dto.js';
import { SitePage, SiteView } from './site.view.js';

@ApiTags('practitioners')
@Controller('sites')
export class SitesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'List sites by name', operationId: 'listSites' })
  @Reads(SitePage)
  async list(@Query() query: CatalogueQuery, @CurrentActor() actor?: Actor): Promise<SitePage> {
    return mapPage(await this.queries.execute(new ListSites(filterOf(query, actor))), SiteView.of);
  }

  @Get(':id')
  @Public()
  @ApiOperation({ summary: 'Read a site', operationId: 'readSite' })
  @Reads(SiteView)
  async read(@Param('id', IdPipe) id: string): Promise<SiteView> {
    return SiteView.of(await this.queries.execute(new ReadSite(id)));
  }

  @Post()
  @SignedIn('admin')
  @ApiOperation({ summary: 'Add a site', operationId: 'openSite' })
  @Creates(SiteView)
  async add(@Body() body: OpenSiteDto, @CurrentActor() actor: Actor): Promise<SiteView> {
    return SiteView.of(await this.commands.execute(new OpenSite(actor, detailsOf(body))));
  }
}
