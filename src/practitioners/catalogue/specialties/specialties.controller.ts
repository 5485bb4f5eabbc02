import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/kernel/actor.js';
import { CurrentActor, Public, SignedIn } from '../../../shared/http/access.js';
import { RequiredIfMatch } from '../../../shared/http/etag.js';
import { IdPipe } from '../../../shared/http/id.pipe.js';
import { Changes, Creates, Reads } from '../../../shared/http/operation.js';
import { mapPage } from '../../../shared/kernel/page.js';
import { CatalogueQuery, filterOf } from '../http/catalogue-query.dto.js';
import { AddSpecialty, ChangeSpecialty } from './change-specialty.js';
import { ListSpecialties, ReadSpecialty } from './read-specialties.js';
import { AddSpecialtyDto, ChangeSpecialtyDto, detailsOf, SpecialtyPage, SpecialtyView } from './specialty.dto.js';

@ApiTags('practitioners')
@Controller('specialties')
export class SpecialtiesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'List specialties by name', operationId: 'listSpecialties' })
  @Reads(SpecialtyPage)
  async list(@Query() query: CatalogueQuery, @CurrentActor() actor?: Actor): Promise<SpecialtyPage> {
    return mapPage(await this.queries.execute(new ListSpecialties(filterOf(query, actor))), SpecialtyView.of);
  }

  @Get(':id')
  @Public()
  @ApiOperation({ summary: 'Read a specialty', operationId: 'readSpecialty' })
  @Reads(SpecialtyView)
  async read(@Param('id', IdPipe) id: string): Promise<SpecialtyView> {
    return SpecialtyView.of(await this.queries.execute(new ReadSpecialty(id)));
  }

  @Post()
  @SignedIn('admin')
  @ApiOperation({ summary: 'Add a specialty', operationId: 'addSpecialty' })
  @Creates(SpecialtyView)
  async add(@Body() body: AddSpecialtyDto, @CurrentActor() actor: Actor): Promise<SpecialtyView> {
    return SpecialtyView.of(await this.commands.execute(new AddSpecialty(actor, detailsOf(body))));
  }

  @Patch(':id')
  @SignedIn('admin')
  @ApiOperation({ summary: 'Change a specialty', operationId: 'changeSpecialty' })
  @Changes(SpecialtyView)
  async change(
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeSpecialtyDto,
    @RequiredIfMatch() version: number | '*',
    @CurrentActor() actor: Actor,
  ): Promise<SpecialtyView> {
    return SpecialtyView.of(await this.commands.execute(new ChangeSpecialty(actor, id, body, version)));
  }
}
