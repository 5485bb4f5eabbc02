import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, Public } from '../../../shared/http/access.js';
import { CommandsWithoutKey, Removes } from '../../../shared/http/operation.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import type { Origin } from '../application/attempt-limits.js';
import { uniformDuration } from '../application/uniform-duration.js';
import { RefreshSession } from '../../sessions/application/refresh-session.js';
import { Register } from '../application/register.js';
import { RequestLink } from '../application/request-link.js';
import { SignIn } from '../application/sign-in.js';
import { SignOut } from '../../sessions/application/sign-out.js';
import { VerifyEmail } from '../application/verify-email.js';
import { EmailDto, LoginDto, RefreshDto, RegisterDto, VerifyEmailDto } from './auth.dto.js';
import { AcceptedView, RegisteredAddressView, SignedInView } from './auth.view.js';
import { isPortal, RequestOrigin } from './client.js';
import { SessionCookies } from './session-cookies.js';

@ApiTags('auth')
@Public()
@Controller('auth')
export class AuthController {
  constructor(
    private readonly commands: CommandBus,
    private readonly cookies: SessionCookies,
  ) {}

  /** The answer is the same for an address that has an account; its owner is told by mail. */
  @Post('register')
  @HttpCode(201)
  @ApiOperation({ summary: 'Register as a patient', operationId: 'register' })
  @ApiCreatedResponse({ type: RegisteredAddressView })
  async register(@Body() body: RegisterDto, @RequestOrigin() origin: Origin): Promise<RegisteredAddressView> {
    await uniformDuration(this.commands.execute(new Register(body, origin)));
    return { email: body.email, emailVerified: false };
  }

  @Post('login')
  @CommandsWithoutKey(SignedInView, 'Signed in')
  @ApiOperation({ summary: 'Sign in with address and password', operationId: 'login' })
  async login(
    @Body() body: LoginDto,
    @RequestOrigin() origin: Origin,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInView> {
    const signedIn = await this.commands.execute(new SignIn(body.email, body.password, origin));
    const answer = this.cookies.answer(signedIn, request, response);
    this.cookies.rememberBrowser(signedIn.account.id, request, response);
    return answer;
  }

  @Post('refresh')
  @CommandsWithoutKey(SignedInView, 'The next pair of tokens')
  @ApiOperation({
    operationId: 'refreshSession',
    summary:
      'Continue a session; each refresh token works once, and within 20 seconds once more if the answer was lost',
  })
  async refresh(
    @Body() body: RefreshDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedInView> {
    const token = this.cookies.tokenOf(request, body.refreshToken);
    const signedIn = await this.commands.execute(new RefreshSession(token, request.headers['user-agent']));
    return this.cookies.answer(signedIn, request, response);
  }

  @Post('logout')
  @Removes('Signed out')
  @ApiOperation({ summary: 'End the session of the tokens that are sent', operationId: 'logout' })
  async logout(
    @CurrentActor() actor: Actor | undefined,
    @Body() body: RefreshDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.commands.execute(new SignOut(actor, this.cookies.tokenOf(request, body.refreshToken)));
    this.cookies.clear(request, response);
  }

  @Post('verify-email')
  @CommandsWithoutKey(RegisteredAddressView)
  @ApiOperation({
    summary: 'Verify the address with the token of the link; all sessions end but the one that asks',
    operationId: 'verifyEmail',
  })
  async verifyEmail(
    @CurrentActor() actor: Actor | undefined,
    @Body() { token, password }: VerifyEmailDto,
    @RequestOrigin() origin: Origin,
    @Req() request: Request,
  ): Promise<RegisteredAddressView> {
    const refreshToken = this.cookies.tokenOf(request);
    const visitor = { origin, actor, refreshToken, password, mustBeOwner: isPortal(request) };
    const { email } = await this.commands.execute(new VerifyEmail(token, visitor));
    return { email, emailVerified: true };
  }

  @Post('resend-verification')
  @CommandsWithoutKey(AcceptedView)
  @ApiOperation({ summary: 'Ask for the verification mail once more', operationId: 'resendVerification' })
  async resendVerification(@Body() body: EmailDto, @RequestOrigin() origin: Origin): Promise<AcceptedView> {
    await uniformDuration(this.commands.execute(new RequestLink(body.email, 'verify-email', origin)));
    return AcceptedView.yes;
  }
}
