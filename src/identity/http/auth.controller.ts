import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiCreatedResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, Public } from '../../shared/http/access.js';
import { Commands, Removes } from '../../shared/http/operation.js';
import { Problem } from '../../shared/http/problem.view.js';
import type { Actor } from '../../shared/kernel/actor.js';
import type { Origin } from '../application/attempt-limits.js';
import { evenedOut } from '../application/evened-out.js';
import { RefreshSession } from '../application/refresh-session.js';
import { Register } from '../application/register.js';
import { RequestLink } from '../application/request-link.js';
import { SignIn } from '../application/sign-in.js';
import { SignOut } from '../application/sign-out.js';
import { VerifyEmail } from '../application/verify-email.js';
import { EmailDto, LoginDto, RefreshDto, RegisterDto, VerifyEmailDto } from './auth.dto.js';
import { AcceptedView, RegisteredAddressView, SignedInView } from './auth.view.js';
import { RequestOrigin } from './client.js';
import { RefreshCookie } from './refresh-cookie.js';

@ApiTags('auth')
@ApiTooManyRequestsResponse({ description: 'Too often: wait as long as Retry-After says', type: Problem })
@Public()
@Controller('auth')
export class AuthController {
  constructor(
    private readonly commands: CommandBus,
    private readonly cookie: RefreshCookie,
  ) {}

  /** The answer is the same for an address that has an account; its owner is told by mail. */
  @Post('register')
  @HttpCode(201)
  @ApiOperation({ summary: 'Register as a patient' })
  @ApiCreatedResponse({ type: RegisteredAddressView })
  async register(@Body() body: RegisterDto): Promise<RegisteredAddressView> {
    await evenedOut(this.commands.execute(new Register(body)));
    return { email: body.email, emailVerified: false };
  }

  @Post('login')
  @Commands(SignedInView, 'Signed in')
  @ApiOperation({ summary: 'Sign in with address and password' })
  @ApiUnauthorizedResponse({ description: 'Address and password do not belong together', type: Problem })
  async login(
    @Body() body: LoginDto,
    @RequestOrigin() origin: Origin,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInView> {
    const signedIn = await this.commands.execute(new SignIn(body.email, body.password, origin));
    return this.cookie.answer(signedIn, request, response);
  }

  @Post('refresh')
  @Commands(SignedInView, 'The next pair of tokens')
  @ApiOperation({ summary: 'Continue a session; each refresh token works once' })
  @ApiUnauthorizedResponse({ description: 'The session is over; a used token ends it', type: Problem })
  async refresh(
    @Body() body: RefreshDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInView> {
    const token = this.cookie.tokenOf(request, body.refreshToken);
    return this.cookie.answer(await this.commands.execute(new RefreshSession(token)), request, response);
  }

  @Post('logout')
  @Removes('Signed out')
  @ApiOperation({ summary: 'End the session of the tokens that are sent' })
  async logout(
    @CurrentActor() actor: Actor | undefined,
    @Body() body: RefreshDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.commands.execute(new SignOut(actor, this.cookie.tokenOf(request, body.refreshToken)));
    this.cookie.clear(request, response);
  }

  @Post('verify-email')
  @Commands(RegisteredAddressView)
  @ApiOperation({ summary: 'Verify the address with the token of the link' })
  async verifyEmail(@Body() body: VerifyEmailDto): Promise<RegisteredAddressView> {
    const { email } = await this.commands.execute(new VerifyEmail(body.token));
    return { email, emailVerified: true };
  }

  @Post('resend-verification')
  @Commands(AcceptedView)
  @ApiOperation({ summary: 'Ask for the verification mail once more' })
  async resendVerification(@Body() body: EmailDto): Promise<AcceptedView> {
    await evenedOut(this.commands.execute(new RequestLink(body.email, 'verify-email')));
    return AcceptedView.yes;
  }
}
