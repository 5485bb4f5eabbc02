import { Query } from '@nestjs/cqrs';
import type { Actor } from '../kernel/actor.js';

/** The actor as it is now: for what goes on after its request was let in. Undefined when it is no longer signed in. */
export class PresentActor extends Query<Actor | undefined> {
  constructor(readonly actor: Actor) {
    super();
  }
}
