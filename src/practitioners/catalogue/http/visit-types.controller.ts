import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/kernel/actor.js';
import { CurrentActor, Public, SignedIn } from '../../../shared/http/access.js';
import { IdPipe } from '../../../shared/http/id.pipe.js';
import { Creates, Reads } from '../../../shared/http/operation.js';
import { mapPage } from '../../../shared/kernel/page.js';
import { AddVisitType } from '../application/add-visit-type.js';
import { ListVisitTypes, ReadVisitType } from '../persistence/read-visit-types.js';
import { CatalogueQuery, filterOf } from './catalogue-query.dto.js';
import { AddVisitTypeDto } from './visit-type.dto.js';
import { VisitTypePage, VisitTypeView } from './visit-type.view.js';

@ApiTags('practitioners')
@Controller('visit-types')
export class VisitTypesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'List visit types by name', operationId: 'listVisitTypes' })
  @Reads(VisitTypePage)
  async list(@Query() query: CatalogueQuery, @CurrentActor() actor?: Actor): Promise<VisitTypePage> {
    return mapPage(await this.queries.execute(new ListVisitTypes(filterOf(query, actor))), VisitTypeView.of);
  }

  @Get(':id')
  @Public()
  @ApiOperation({ summary: 'Read a visit type', operationId: 'readVisitType' })
  @Reads(VisitTypeView)
  async read(@Param('id', IdPipe) id: string): Promise<VisitTypeView> {
    return VisitTypeView.of(await this.queries.execute(new ReadVisitType(id)));
  }

  @Post()
  @SignedIn('admin')
  @ApiOperation({ summary: 'Add a visit type', operationId: 'addVisitType' })
  @Creates(VisitTypeView)
  async add(@Body() body: AddVisitTypeDto, @CurrentActor() actor: Actor): Promise<VisitTypeView> {
    return VisitTypeView.of(await this.commands.execute(new AddVisitType(actor, body)));
  }
}
