import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Handles } from '../../handlers.js';
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

@Handles(EndSession)
class EndSessionHandler {
  constructor(private readonly endings: SessionEndings) {}

  async execute({ actor, sessionId }: EndSession): Promise<void> {
    if (!(await this.endings.end(actor.accountId, sessionId, 'revoked'))) throw missing('session');
  }
}
