import { PresentActor } from '../../../shared/http/present-actor.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Handles } from '../../handlers.js';
import { PresentActors } from './present-actors.js';

@Handles(PresentActor)
class PresentActorHandler {
  constructor(private readonly actors: PresentActors) {}

  async execute({ actor }: PresentActor): Promise<Actor | undefined> {
    return this.actors.find(actor.accountId, actor.sessionId);
  }
}
