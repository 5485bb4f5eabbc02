import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Public } from '../../shared/http/access.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Reads } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { DomainError } from '../../shared/kernel/domain-error.js';
import { ExplainSlot } from '../application/explain-slot.js';
import { FindAvailability } from '../application/find-availability.js';
import { FindEarliestSlots } from '../application/find-earliest-slots.js';
import { FindSlots } from '../application/find-slots.js';
import { requestOf } from './slot-holds.dto.js';
import { AvailabilityQuery, ExplainQuery, SlotsQuery, withBounds } from './slots.dto.js';
import { AvailabilityList, SlotExplanationView, SlotList } from './slots.view.js';

@ApiTags('slots')
@Controller()
export class SlotsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('slots')
  @Public()
  @Reads(SlotList)
  @ApiOperation({
    summary: 'Free starts of a practitioner, or the earliest ones of a specialty',
    operationId: 'searchSlots',
  })
  async find(@Query() query: SlotsQuery, @CurrentActor() actor?: Actor): Promise<SlotList> {
    const { practitionerId, specialtyId, limit, ...search } = query;
    const filter = withBounds(search);
    if ((practitionerId === undefined) === (specialtyId === undefined)) throw oneOfTwo();
    const items = practitionerId
      ? await this.queries.execute(new FindSlots({ ...filter, practitionerId }, actor))
      : await this.queries.execute(new FindEarliestSlots({ ...filter, specialtyId: specialtyId!, limit }, actor));
    return { items, nextCursor: null };
  }

  @Get('slots/explain')
  @Public()
  @Reads(SlotExplanationView)
  @ApiOperation({ summary: 'Why a start can or cannot be booked', operationId: 'explainSlot' })
  explain(@Query() query: ExplainQuery, @CurrentActor() actor?: Actor): Promise<SlotExplanationView> {
    return this.queries.execute(new ExplainSlot(requestOf(query), actor));
  }

  @Get('practitioners/:id/availability')
  @Public()
  @Reads(AvailabilityList)
  @ApiOperation({ summary: 'How many starts each day has', operationId: 'readAvailability' })
  async availability(
    @Param('id', IdPipe) practitionerId: string,
    @Query() query: AvailabilityQuery,
    @CurrentActor() actor?: Actor,
  ): Promise<AvailabilityList> {
    const items = await this.queries.execute(new FindAvailability({ ...withBounds(query), practitionerId }, actor));
    return { items, nextCursor: null };
  }
}

function oneOfTwo(): DomainError {
  const detail = 'give either practitionerId or specialtyId';
  return new DomainError('invalid', 'VALIDATION', 'Whose time? Give either practitionerId or specialtyId.', undefined, [
    { pointer: 'practitionerId', detail },
    { pointer: 'specialtyId', detail },
  ]);
}
