import { Command } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { Holds } from '../domain/holds.js';
import { Handles } from '../handlers.js';

/** Gives a held time up before it expires. */
export class ReleaseHold extends Command<void> {
  constructor(
    readonly actor: Actor,
    readonly holdId: string,
  ) {
    super();
  }
}

@Handles(ReleaseHold)
class ReleaseHoldHandler {
  constructor(private readonly holds: Holds) {}

  async execute({ actor, holdId }: ReleaseHold): Promise<void> {
    if (!(await this.holds.find(holdId, actor.accountId))?.live) throw missing('hold');
    await this.holds.release(holdId);
  }
}
