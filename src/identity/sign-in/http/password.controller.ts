import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, Public, SignedIn } from '../../../shared/http/access.js';
import { CommandsWithoutKey } from '../../../shared/http/operation.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import type { Origin } from '../application/attempt-limits.js';
import { ChangePassword } from '../application/change-password.js';
import { uniformDuration } from '../application/uniform-duration.js';
import { RequestLink } from '../application/request-link.js';
import { ResetPassword } from '../application/reset-password.js';
import { ChangePasswordDto, EmailDto, ResetPasswordDto } from './auth.dto.js';
import { AcceptedView, SignedInView } from './auth.view.js';
import { RequestOrigin } from './client.js';
import { SessionCookies } from './session-cookies.js';

@ApiTags('auth')
@Controller('auth/password')
export class PasswordController {
  constructor(
    private readonly commands: CommandBus,
    private readonly cookies: SessionCookies,
  ) {}

  @Post('forgot')
  @Public()
  @CommandsWithoutKey(AcceptedView)
  @ApiOperation({ summary: 'Ask for a mail with a link to set a new password', operationId: 'forgotPassword' })
  async forgot(@Body() body: EmailDto, @RequestOrigin() origin: Origin): Promise<AcceptedView> {
    await uniformDuration(this.commands.execute(new RequestLink(body.email, 'set-password', origin)));
    return AcceptedView.yes;
  }

  @Post('reset')
  @Public()
  @CommandsWithoutKey(AcceptedView, 'The password is set and all sessions have ended')
  @ApiOperation({ summary: 'Set a new password with the token of the link', operationId: 'resetPassword' })
  async reset(
    @Body() body: ResetPasswordDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AcceptedView> {
    const { accountId } = await this.commands.execute(new ResetPassword(body.token, body.password));
    this.cookies.rememberBrowser(accountId, request, response);
    return AcceptedView.yes;
  }

  @Post('change')
  @SignedIn()
  @CommandsWithoutKey(SignedInView, 'The password is changed, all sessions have ended, and this is the new one')
  @ApiOperation({ summary: 'Change the own password', operationId: 'changePassword' })
  async change(
    @CurrentActor() actor: Actor,
    @Body() body: ChangePasswordDto,
    @RequestOrigin() origin: Origin,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInView> {
    const signedIn = await this.commands.execute(new ChangePassword(actor, body, origin));
    return this.cookies.answer(signedIn, request, response);
  }
}
