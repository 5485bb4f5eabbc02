import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus, type Command } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../../shared/http/access.js';
import { IfMatch, RequiredIfMatch, type ExpectedVersion } from '../../../shared/http/etag.js';
import { IdPipe } from '../../../shared/http/id.pipe.js';
import { Changes, Commands, Creates, Reads } from '../../../shared/http/operation.js';
import { mapPage } from '../../../shared/kernel/page.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { ActivateAccount } from '../application/activate-account.js';
import { ChangeAccount } from '../application/change-account.js';
import { ChangeRoles } from '../application/change-roles.js';
import { InviteAgain } from '../application/invite-again.js';
import { ListAccounts } from '../persistence/list-accounts.js';
import { OpenAccount } from '../application/open-account.js';
import { ReadAccount } from '../persistence/read-account.js';
import { SuspendAccount } from '../application/suspend-account.js';
import { ChangeUserDto, InviteUserDto, RolesDto, SuspendUserDto, UsersQuery } from './users.dto.js';
import { UserPage, UserView, type AccountRecord } from './users.view.js';

@ApiTags('users')
@SignedIn('admin')
@Controller('users')
export class UsersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Reads(UserPage)
  @ApiOperation({ summary: 'List accounts by name', operationId: 'listUsers' })
  async list(@Query() query: UsersQuery): Promise<UserPage> {
    return mapPage(await this.queries.execute(new ListAccounts(query)), UserView.of);
  }

  @Post()
  @Creates(UserView)
  @ApiOperation({ summary: 'Make an account and invite its owner by mail', operationId: 'inviteUser' })
  invite(@CurrentActor() actor: Actor, @Body() body: InviteUserDto): Promise<UserView> {
    return this.answer(new OpenAccount(actor, body));
  }

  @Get(':id')
  @Reads(UserView)
  @ApiOperation({ summary: 'Read an account', operationId: 'readUser' })
  async read(@Param('id', IdPipe) id: string): Promise<UserView> {
    return UserView.of(await this.queries.execute(new ReadAccount(id)));
  }

  @Patch(':id')
  @Changes(UserView)
  @ApiOperation({ summary: 'Change name, telephone or sites of an account', operationId: 'changeUser' })
  change(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: ChangeUserDto,
    @RequiredIfMatch() version: ExpectedVersion,
  ): Promise<UserView> {
    return this.answer(new ChangeAccount(actor, id, body, version));
  }

  @Post(':id/suspend')
  @Commands(UserView, 'Suspended: all its sessions have ended')
  @ApiOperation({ summary: 'Keep an account out', operationId: 'suspendUser' })
  suspend(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: SuspendUserDto,
    @IfMatch() version: ExpectedVersion,
  ): Promise<UserView> {
    return this.answer(new SuspendAccount(actor, id, body.reason, version));
  }

  @Post(':id/activate')
  @Commands(UserView)
  @ApiOperation({ summary: 'Let a suspended account in again', operationId: 'activateUser' })
  activate(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: ExpectedVersion,
  ): Promise<UserView> {
    return this.answer(new ActivateAccount(actor, id, version));
  }

  @Post(':id/roles')
  @Commands(UserView, 'Changed: all its sessions have ended')
  @ApiOperation({ summary: 'Say what an account may act as', operationId: 'changeUserRoles' })
  changeRoles(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: RolesDto,
    @IfMatch() version: ExpectedVersion,
  ): Promise<UserView> {
    return this.answer(new ChangeRoles(actor, id, body, version));
  }

  @Post(':id/invite')
  @Commands(UserView, 'A new mail is on its way')
  @ApiOperation({ summary: 'Send the invitation once more', operationId: 'inviteUserAgain' })
  inviteAgain(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: ExpectedVersion,
  ): Promise<UserView> {
    return this.answer(new InviteAgain(actor, id, version));
  }

  private async answer(command: Command<AccountRecord>): Promise<UserView> {
    return UserView.of(await this.commands.execute(command));
  }
}
