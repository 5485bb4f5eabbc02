import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PresentActor } from '../../../shared/http/present-actor.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { PresentActors } from './present-actors.js';

@QueryHandler(PresentActor)
export class PresentActorHandler implements IQueryHandler<PresentActor> {
  constructor(private readonly actors: PresentActors) {}

  async execute({ actor }: PresentActor): Promise<Actor | undefined> {
    return this.actors.find(actor.accountId, actor.sessionId);
  }
}
