import { Body, Controller, Ip, Param, Post } from '@nestjs/common';
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

  /**
   * Read-only. The administrators are told, and the patient where an e-mail address is known. 422 PASSWORD_WRONG; 422
   * ALREADY_IN_CARE for who can open it anyway; 403 NOT_PRACTISING for who is suspended or has no licence that counts.
   */
  @Post()
  @SignedIn('practitioner')
  @Commands(BrokenGlassView)
  @ApiOperation({
    summary: 'Open a record in an emergency for four hours, without a care relation',
    operationId: 'breakGlass',
  })
  async breakGlass(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: BreakGlassDto,
    @Ip() address: string,
  ): Promise<BrokenGlassView> {
    return this.commands.execute(new BreakTheGlass(actor, id, { ...body, address }));
  }
}
