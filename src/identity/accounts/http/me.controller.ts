import { Body, Controller, Get, Patch } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../../shared/http/access.js';
import { RequiredIfMatch, type ExpectedVersion } from '../../../shared/http/etag.js';
import { Changes, Reads } from '../../../shared/http/operation.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { ChangeOwnAccount } from '../application/change-own-account.js';
import { ReadOwnAccount } from '../persistence/read-own-account.js';
import { ChangeMeDto } from './me.dto.js';
import { MeView } from './me.view.js';

@ApiTags('me')
@SignedIn()
@Controller('me')
export class MeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Reads(MeView)
  @ApiOperation({ summary: 'The own account', operationId: 'readMe' })
  async read(@CurrentActor() actor: Actor): Promise<MeView> {
    return MeView.of(await this.queries.execute(new ReadOwnAccount(actor)));
  }

  @Patch()
  @Changes(MeView)
  @ApiOperation({ summary: 'Change the own name or telephone', operationId: 'changeMe' })
  async change(
    @CurrentActor() actor: Actor,
    @Body() body: ChangeMeDto,
    @RequiredIfMatch() version: ExpectedVersion,
  ): Promise<MeView> {
    return MeView.of(await this.commands.execute(new ChangeOwnAccount(actor, body, version)));
  }
}
