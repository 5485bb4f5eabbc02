import { Injectable } from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import { Config } from '../../../config.js';
import { browserLifetime, KnownBrowsers } from '../application/known-browsers.js';
import type { SignedIn } from '../../sessions/application/signed-in.js';
import { refreshLifetime } from '../../sessions/domain/sessions.js';
import { SignedInView } from './auth.view.js';
import { browserCookies, cookieOf, isPortal } from './client.js';

/**
 * What the portal keeps where scripts cannot read it: its refresh token, and that somebody has signed in in this browser.
 * Other clients get the token in the body.
 */
@Injectable()
export class SessionCookies {
  private readonly name: string;
  private readonly browserName: string;
  private readonly options: CookieOptions;

  constructor(
    config: Config,
    private readonly browsers: KnownBrowsers,
  ) {
    const secure = config.publicUrl.startsWith('https:');
    // The __Host- prefix ties the cookie to this very host, but browsers take it only over https.
    this.name = secure ? '__Host-refresh' : 'refresh';
    this.browserName = browserCookies[secure ? 0 : 1];
    this.options = { httpOnly: true, sameSite: 'strict', secure, path: '/' };
  }

  /** The token the client refers to: from the body, or from the portal's cookie. */
  tokenOf(request: Request, inBody?: string): string | undefined {
    if (inBody !== undefined || !isPortal(request)) return inBody;
    return cookieOf(request, this.name);
  }

  /** The answer to a sign-in, with the refresh token where the client wants it. */
  answer(signedIn: SignedIn, request: Request, response: Response): SignedInView {
    // Tokens are nobody's to keep but the client's (RFC 6749, 5.1).
    response.setHeader('Cache-Control', 'no-store');
    if (!isPortal(request)) return SignedInView.of(signedIn);
    const maxAge = refreshLifetime.total('milliseconds');
    response.cookie(this.name, signedIn.refreshToken, { ...this.options, maxAge });
    return SignedInView.of({ ...signedIn, refreshToken: undefined });
  }

  /** The owner of this account was here: strangers who guess elsewhere do not slow them down in this browser. */
  rememberBrowser(accountId: string, request: Request, response: Response): void {
    if (!isPortal(request)) return;
    const maxAge = browserLifetime.total('milliseconds');
    const token = this.browsers.tokenFor(accountId);
    response.cookie(this.browserName, token, { ...this.options, path: '/api/v1/auth', maxAge });
  }

  clear(request: Request, response: Response): void {
    if (isPortal(request)) response.clearCookie(this.name, this.options);
  }
}
