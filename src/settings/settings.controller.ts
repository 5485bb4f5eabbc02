import { Body, Controller, Get, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Public, SignedIn } from '../shared/http/access.js';
import { RequiredIfMatch } from '../shared/http/etag.js';
import { Changes, Reads } from '../shared/http/operation.js';
import type { Actor } from '../shared/kernel/actor.js';
import { ChangeSettings } from './change-settings.js';
import { FindSettings } from './find-settings.js';
import { SettingsBody } from './settings.dto.js';
import { SettingsView } from './settings.view.js';

@ApiTags('settings')
@Controller('settings')
export class SettingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Public()
  @Reads(SettingsView)
  @ApiOperation({ summary: 'How the clinic is called and what rules it has', operationId: 'readSettings' })
  async read(): Promise<SettingsView> {
    return SettingsView.of(await this.queries.execute(new FindSettings()));
  }

  /** The whole of them: every field is required. They count from the next request on; what was promised before stays. */
  @Put()
  @SignedIn('admin')
  @Changes(SettingsView)
  @ApiOperation({ summary: 'Change the settings of the clinic', operationId: 'changeSettings' })
  async change(
    @Body() body: SettingsBody,
    @RequiredIfMatch() version: number | '*',
    @CurrentActor() actor: Actor,
  ): Promise<SettingsView> {
    const { name, locale, timeZone, reminders } = body;
    const input = { name, locale, timeZone, policies: { ...body.policies }, reminders };
    return SettingsView.of(await this.commands.execute(new ChangeSettings(actor, input, version)));
  }
}
