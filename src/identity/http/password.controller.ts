import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags, ApiTooManyRequestsResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, Public, SignedIn } from '../../shared/http/access.js';
import { Commands } from '../../shared/http/operation.js';
import { Problem } from '../../shared/http/problem.view.js';
import type { Actor } from '../../shared/kernel/actor.js';
import type { Origin } from '../application/attempt-limits.js';
import { ChangePassword } from '../application/change-password.js';
import { evenedOut } from '../application/evened-out.js';
import { RequestLink } from '../application/request-link.js';
import { ResetPassword } from '../application/reset-password.js';
import { ChangePasswordDto, EmailDto, ResetPasswordDto } from './auth.dto.js';
import { AcceptedView, SignedInView } from './auth.view.js';
import { RequestOrigin } from './client.js';
import { RefreshCookie } from './refresh-cookie.js';

@ApiTags('auth')
@ApiTooManyRequestsResponse({ description: 'Too often: wait as long as Retry-After says', type: Problem })
@Controller('auth/password')
export class PasswordController {
  constructor(
    private readonly commands: CommandBus,
    private readonly cookie: RefreshCookie,
  ) {}

  @Post('forgot')
  @Public()
  @Commands(AcceptedView)
  @ApiOperation({ summary: 'Ask for a mail with a link to set a new password' })
  async forgot(@Body() body: EmailDto): Promise<AcceptedView> {
    await evenedOut(this.commands.execute(new RequestLink(body.email, 'set-password')));
    return AcceptedView.yes;
  }

  @Post('reset')
  @Public()
  @Commands(AcceptedView, 'The password is set and all sessions have ended')
  @ApiOperation({ summary: 'Set a new password with the token of the link' })
  async reset(@Body() body: ResetPasswordDto): Promise<AcceptedView> {
    await this.commands.execute(new ResetPassword(body.token, body.password));
    return AcceptedView.yes;
  }

  @Post('change')
  @SignedIn()
  @Commands(SignedInView, 'The password is changed, all sessions have ended, and this is the new one')
  @ApiOperation({ summary: 'Change the own password' })
  async change(
    @CurrentActor() actor: Actor,
    @Body() body: ChangePasswordDto,
    @RequestOrigin() origin: Origin,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInView> {
    const signedIn = await this.commands.execute(new ChangePassword(actor, body, origin));
    return this.cookie.answer(signedIn, request, response);
  }
}
