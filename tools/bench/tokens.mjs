import { JwtService } from '@nestjs/jwt';
import { AccessTokens } from '../../dist/src/identity/sessions/application/access-tokens.js';

/** Access tokens as signing in would give them, without ten thousand passwords. They live for 15 minutes. */
export function tokenIssuer(secretKey) {
  const tokens = new AccessTokens({ secretKeys: [secretKey] }, new JwtService(), { now: () => Temporal.Now.instant() });
  return ({ accountId, sessionId }) => tokens.issue(accountId, sessionId);
}
