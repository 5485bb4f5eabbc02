import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { Holds } from '../domain/holds.js';

/** Gives a held time up before it expires. */
export class ReleaseHold extends Command<void> {
  constructor(
    readonly actor: Actor,
    readonly holdId: string,
  ) {
    super();
  }
}

@CommandHandler(ReleaseHold)
export class ReleaseHoldHandler implements ICommandHandler<ReleaseHold> {
  constructor(
    private readonly database: Database,
    private readonly holds: Holds,
  ) {}

  @Transactional()
  async execute({ actor, holdId }: ReleaseHold): Promise<void> {
    if (!(await this.holds.find(holdId, actor.accountId))?.live) throw missing('hold');
    await this.holds.release(holdId);
  }
}
