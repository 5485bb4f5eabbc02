import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { Database, Transactional } from '../../../shared/persistence/database.js';
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

@CommandHandler(SignOut)
export class SignOutHandler implements ICommandHandler<SignOut> {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly endings: SessionEndings,
  ) {}

  @Transactional()
  async execute({ actor, refreshToken }: SignOut): Promise<void> {
    const accountId = refreshToken && (await this.sessions.endByToken(refreshToken, this.clock.now()));
    if (accountId) await this.endings.forgetWithCommit(accountId);
    if (actor) await this.endings.end(actor.accountId, actor.sessionId, 'signed-out');
  }
}
