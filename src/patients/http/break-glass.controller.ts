import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Commands } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { BreakTheGlass } from '../application/break-the-glass.js';
import { BreakGlassDto } from './break-glass.dto.js';
import { BrokenGlassView } from './break-glass.view.js';

@ApiTags('patients')
@Controller('patients/:id/break-glass')
export class BreakGlassController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @SignedIn('practitioner')
  @Commands(BrokenGlassView)
  @ApiOperation({
    summary: 'Open a record in an emergency for four hours, without a care relation; administrators are told',
    operationId: 'breakGlass',
  })
  async breakGlass(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: BreakGlassDto,
  ): Promise<BrokenGlassView> {
    return this.commands.execute(new BreakTheGlass(actor, id, reason));
  }
}
