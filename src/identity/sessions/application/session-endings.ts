import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/kernel/clock.js';
import { Sessions, type SessionEnd } from '../domain/sessions.js';
import { Actors } from '../persistence/find-actors.js';

/** Ends sessions in the transaction in progress. Every process forgets with its commit what it remembered about them. */
@Injectable()
export class SessionEndings {
  constructor(
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly actors: Actors,
  ) {}

  /** All of the account but `except`. Answers how many there were. */
  async endAll(accountId: string, why: SessionEnd, except?: string): Promise<number> {
    const ended = await this.sessions.endAll(accountId, why, this.clock.now(), except);
    await this.forgetWithCommit(accountId);
    return ended;
  }

  async endEverybodys(why: SessionEnd): Promise<number> {
    const ended = await this.sessions.endEverybodys(why, this.clock.now());
    await this.actors.forgetWithCommit('everybody');
    return ended;
  }

  async end(accountId: string, sessionId: string, why: SessionEnd): Promise<boolean> {
    const ended = await this.sessions.end(accountId, sessionId, why, this.clock.now());
    await this.forgetWithCommit(accountId);
    return ended;
  }

  async forgetWithCommit(accountId: string): Promise<void> {
    await this.actors.forgetWithCommit({ accountId });
  }
}
