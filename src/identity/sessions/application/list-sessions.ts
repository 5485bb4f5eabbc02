import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { Handles } from '../../handlers.js';
import { Sessions, type SessionFacts } from '../domain/sessions.js';

/** The actor's own live sessions, the one used last first. */
export class ListSessions extends Query<SessionFacts[]> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@Handles(ListSessions)
class ListSessionsHandler {
  constructor(
    private readonly clock: Clock,
    private readonly sessions: Sessions,
  ) {}

  execute({ actor }: ListSessions): Promise<SessionFacts[]> {
    return this.sessions.ofAccount(actor.accountId, this.clock.now());
  }
}
