import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Database, Transactional } from '../../../shared/persistence/database.js';
import { SessionEndings } from './session-endings.js';

/** Ends one of the actor's own sessions. */
export class EndSession extends Command<void> {
  constructor(
    readonly actor: Actor,
    readonly sessionId: string,
  ) {
    super();
  }
}

@CommandHandler(EndSession)
export class EndSessionHandler implements ICommandHandler<EndSession> {
  constructor(
    private readonly database: Database,
    private readonly endings: SessionEndings,
  ) {}

  @Transactional()
  async execute({ actor, sessionId }: EndSession): Promise<void> {
    if (!(await this.endings.end(actor.accountId, sessionId, 'revoked'))) throw missing('session');
  }
}
