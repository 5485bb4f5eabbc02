import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { Handles } from '../../handlers.js';
import { Sessions } from '../domain/sessions.js';
import { SessionEndings } from './session-endings.js';

/** Ends the session of the actor, and the one that the refresh token belongs to. Done is done: it never fails. */
export class SignOut extends Command<void> {
  constructor(
    readonly actor: Actor | undefined,
    readonly refreshToken: string | undefined,
  ) {
    super();
  }
}

@Handles(SignOut)
class SignOutHandler {
  constructor(
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly endings: SessionEndings,
  ) {}

  async execute({ actor, refreshToken }: SignOut): Promise<void> {
    const accountId = refreshToken && (await this.sessions.endByToken(refreshToken, this.clock.now()));
    if (accountId) await this.endings.forgetWithCommit(accountId);
    if (actor) await this.endings.end(actor.accountId, actor.sessionId, 'signed-out');
  }
}
