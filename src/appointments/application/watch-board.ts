import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { runsDesk } from '../domain/acting-as.js';
import { Handles } from '../handlers.js';
import { SiteDesk } from './site-desk.js';

export interface BoardWatch {
  readonly topic: string;
  readonly allows: (actor: Actor) => boolean;
}

/** Lets the actor hear of every change on a site's board. */
export class WatchBoard extends Query<BoardWatch> {
  constructor(
    readonly actor: Actor,
    readonly siteId: string,
  ) {
    super();
  }
}

@Handles(WatchBoard)
class WatchBoardHandler {
  constructor(private readonly desk: SiteDesk) {}

  async execute({ actor, siteId }: WatchBoard): Promise<BoardWatch> {
    await this.desk.of(actor, siteId);
    return { topic: boardTopic(siteId), allows: (present) => runsDesk(present, siteId) };
  }
}

/** What the hub knows a site's board by. */
export const boardTopic = (siteId: string): string => `board:${siteId.toLowerCase()}`;
