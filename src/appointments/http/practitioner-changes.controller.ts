import { Body, Controller, Param, Patch, Post, Put, Query, UseGuards } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { OwnProfileGuard, practitionerChangesOf, type PractitionerTarget } from '../../practitioners/index.js';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { IfMatch, RequiredIfMatch, type ExpectedVersion } from '../../shared/http/etag.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Changes, Commands } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import type { ImpactOptions } from '../application/change-impact.js';
import { SettlePractitionerChange, type PractitionerStep } from '../application/settle-practitioner-change.js';
import { ChangePractitionerBody, OfferVisitTypesBody, SuspendPractitionerBody } from './changes.dto.js';
import { PractitionerChangeView } from './changes.view.js';
import { DryRunQuery, impactOf } from './resolution.dto.js';

/** Changes of a practitioner that may hit visits. Visits that are hit have to be resolved with the change. */
@ApiTags('practitioners')
@Controller('practitioners/:id')
export class PractitionerChangesController {
  constructor(private readonly commands: CommandBus) {}

  /** 409 CHANGE_HITS_VISITS names the visits after the new end of a licence, unless `resolution` says what becomes of them. */
  @Patch()
  @SignedIn('practitioner', 'admin')
  @UseGuards(OwnProfileGuard)
  @ApiOperation({ summary: 'Change a profile: your own, or as an admin any', operationId: 'changePractitioner' })
  @Changes(PractitionerChangeView)
  change(
    @Param('id', IdPipe) practitionerId: string,
    @Body() { resolution, ...body }: ChangePractitionerBody,
    @Query() query: DryRunQuery,
    @RequiredIfMatch() expectedVersion: number | '*',
    @CurrentActor() actor: Actor,
  ): Promise<PractitionerChangeView> {
    const step = { kind: 'change', changes: practitionerChangesOf(body) } as const;
    return this.make(actor, { practitionerId, expectedVersion }, step, impactOf(resolution, query));
  }

  /** 409 CHANGE_HITS_VISITS names the visits of types that are not offered any more, unless `resolution` says what becomes of them. */
  @Put('visit-types')
  @SignedIn('practitioner', 'admin')
  @UseGuards(OwnProfileGuard)
  @ApiOperation({ summary: 'Say which visit types a practitioner offers', operationId: 'offerVisitTypes' })
  @Changes(PractitionerChangeView)
  offer(
    @Param('id', IdPipe) practitionerId: string,
    @Body() { resolution, visitTypeIds }: OfferVisitTypesBody,
    @Query() query: DryRunQuery,
    @RequiredIfMatch() expectedVersion: number | '*',
    @CurrentActor() actor: Actor,
  ): Promise<PractitionerChangeView> {
    const step = { kind: 'offer', visitTypeIds } as const;
    return this.make(actor, { practitionerId, expectedVersion }, step, impactOf(resolution, query));
  }

  /** 409 CHANGE_HITS_VISITS names the visits to come, unless `resolution` says what becomes of them. */
  @Post('suspend')
  @SignedIn('admin')
  @ApiOperation({
    summary: 'Take a practitioner out of the directory and out of booking',
    operationId: 'suspendPractitioner',
  })
  @Commands(PractitionerChangeView)
  suspend(
    @Param('id', IdPipe) practitionerId: string,
    @Body() { resolution }: SuspendPractitionerBody,
    @Query() query: DryRunQuery,
    @IfMatch() expectedVersion: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<PractitionerChangeView> {
    return this.make(actor, { practitionerId, expectedVersion }, { kind: 'suspend' }, impactOf(resolution, query));
  }

  private async make(
    actor: Actor,
    target: PractitionerTarget,
    step: PractitionerStep,
    options: ImpactOptions,
  ): Promise<PractitionerChangeView> {
    const outcome = await this.commands.execute(new SettlePractitionerChange(actor, target, step, options));
    return PractitionerChangeView.of(outcome, actor);
  }
}
