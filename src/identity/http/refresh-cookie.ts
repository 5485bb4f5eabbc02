import { Injectable } from '@nestjs/common';
import type { CookieOptions, Request, Response } from 'express';
import { Config } from '../../config.js';
import { refreshLifetime } from '../domain/sessions.js';
import type { SignedIn } from '../application/signed-in.js';
import { isPortal } from './client.js';
import { SignedInView } from './auth.view.js';

/** Keeps the portal's refresh token where scripts cannot read it. Other clients get it in the body. */
@Injectable()
export class RefreshCookie {
  private readonly name: string;
  private readonly options: CookieOptions;

  constructor(config: Config) {
    const secure = config.publicUrl.startsWith('https:');
    // The __Host- prefix ties the cookie to this very host, but browsers take it only over https.
    this.name = secure ? '__Host-refresh' : 'refresh';
    this.options = { httpOnly: true, sameSite: 'strict', secure, path: '/' };
  }

  /** The token the client refers to: from the body, or from the portal's cookie. */
  tokenOf(request: Request, inBody: string | undefined): string | undefined {
    if (inBody !== undefined || !isPortal(request)) return inBody;
    return cookies(request.headers.cookie).get(this.name);
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

  clear(request: Request, response: Response): void {
    if (isPortal(request)) response.clearCookie(this.name, this.options);
  }
}

function cookies(header = ''): Map<string, string> {
  const pairs = header.split(';').map((pair) => pair.split('='));
  return new Map(pairs.map(([name = '', ...value]) => [name.trim(), value.join('=').trim()]));
}
