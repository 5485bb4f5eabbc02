import { Body, Controller, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { visitTypeChangesOf } from '../../practitioners/index.js';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { RequiredIfMatch } from '../../shared/http/etag.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Changes, Creates } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { SettleHoliday } from '../application/settle-holiday.js';
import { SettleSiteChange } from '../application/settle-site-change.js';
import { SettleVisitTypeChange } from '../application/settle-visit-type-change.js';
import { ChangeSiteBody, ChangeVisitTypeBody, HolidayBody } from './changes.dto.js';
import { HolidayChangeView, SiteChangeView, VisitTypeChangeView } from './changes.view.js';
import { DryRunQuery, impactOf } from './resolution.dto.js';

/** Changes of what the clinic offers that may hit visits. Visits that are hit have to be resolved with the change. */
@Controller()
export class CatalogueChangesController {
  constructor(private readonly commands: CommandBus) {}

  /**
   * 409 CHANGE_HITS_VISITS names the visits outside the new opening hours, or all to come at a site that closes, unless
   * `resolution` says what becomes of them.
   */
  @Patch('sites/:id')
  @SignedIn('admin')
  @ApiTags('practitioners')
  @Changes(SiteChangeView)
  @ApiOperation({ summary: 'Change a site', operationId: 'changeSite' })
  async changeSite(
    @Param('id', IdPipe) siteId: string,
    @Body() { resolution, ...changes }: ChangeSiteBody,
    @Query() query: DryRunQuery,
    @RequiredIfMatch() expectedVersion: number | '*',
    @CurrentActor() actor: Actor,
  ): Promise<SiteChangeView> {
    const command = new SettleSiteChange(actor, { siteId, expectedVersion }, changes, impactOf(resolution, query));
    return SiteChangeView.of(await this.commands.execute(command));
  }

  /** 409 CHANGE_HITS_VISITS names the visits of a type that is withdrawn, unless `resolution` says what becomes of them. */
  @Patch('visit-types/:id')
  @SignedIn('admin')
  @ApiTags('practitioners')
  @Changes(VisitTypeChangeView)
  @ApiOperation({ summary: 'Change a visit type', operationId: 'changeVisitType' })
  async changeVisitType(
    @Param('id', IdPipe) visitTypeId: string,
    @Body() { resolution, ...body }: ChangeVisitTypeBody,
    @Query() query: DryRunQuery,
    @RequiredIfMatch() expectedVersion: number | '*',
    @CurrentActor() actor: Actor,
  ): Promise<VisitTypeChangeView> {
    const target = { visitTypeId, expectedVersion };
    const options = impactOf(resolution, query);
    const command = new SettleVisitTypeChange(actor, target, visitTypeChangesOf(body), options);
    return VisitTypeChangeView.of(await this.commands.execute(command));
  }

  /** 409 CHANGE_HITS_VISITS names the visits on that date, unless `resolution` says what becomes of them. */
  @Post('holidays')
  @SignedIn('admin')
  @ApiTags('working hours')
  @Creates(HolidayChangeView)
  @ApiOkResponse({ type: HolidayChangeView, description: 'A dry run: nothing was added' })
  @ApiOperation({ summary: 'Close a site, or all of them, on a date', operationId: 'addHoliday' })
  async addHoliday(
    @Body() body: HolidayBody,
    @Query() query: DryRunQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<HolidayChangeView> {
    const { date, name, siteId = null, resolution } = body;
    const command = new SettleHoliday(actor, { date, name, siteId }, impactOf(resolution, query));
    const { result, affected, affectedTotal } = await this.commands.execute(command);
    if (query.dryRun) response.status(200);
    return { ...(result.holiday ?? { date, name, siteId }), affected, affectedTotal };
  }
}
