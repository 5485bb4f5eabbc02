import type { SignedIn } from '../../sessions/application/signed-in.js';

/** An address, and whether we know that it is its account's own. */
export class RegisteredAddressView {
  /** @example ana@example.org */
  email: string;
  emailVerified: boolean;
}

/** The request was taken. What follows, if anything, comes by mail. */
export class AcceptedView {
  accepted: boolean;

  static readonly yes: AcceptedView = { accepted: true };
}

/** What the new session may act as. */
export class SignedInAccountView {
  /** @format uuid */
  id: string;
  email: string;
  /** @example ['patient'] */
  roles: string[];
  /** The account's own patient file. @format uuid */
  patientId?: string;
  /** @format uuid */
  practitionerId?: string;
  /** The sites a member of staff works for. */
  siteIds?: string[];
}

/** A session: an access token for requests, and a refresh token to get the next one. */
export class SignedInView {
  /** Send it as `Authorization: Bearer …`. */
  accessToken: string;
  /** Works once; its answer brings the next. The portal (`X-Client: portal`) gets it as a cookie instead. */
  refreshToken?: string;
  /** Seconds until the access token expires. @example 900 */
  expiresIn: number;
  account: SignedInAccountView;

  static of(signedIn: Omit<SignedIn, 'refreshToken'> & { refreshToken?: string }): SignedInView {
    const { accessToken, refreshToken, expiresIn, account } = signedIn;
    return { accessToken, refreshToken, expiresIn, account: account as SignedInAccountView };
  }
}
