import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/kernel/clock.js';
import { Database } from '../../shared/persistence/database.js';
import { Sessions, type SessionEnd } from '../domain/sessions.js';
import { Actors } from './actors.js';

/** Ends sessions in the transaction in progress, and with its commit whatever was remembered about them. */
@Injectable()
export class SessionEndings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly actors: Actors,
  ) {}

  async endAll(accountId: string, why: SessionEnd): Promise<void> {
    await this.sessions.endAll(accountId, why, this.clock.now());
    this.forgetAfterCommit(accountId);
  }

  async end(accountId: string, sessionId: string, why: SessionEnd): Promise<boolean> {
    const ended = await this.sessions.end(accountId, sessionId, why, this.clock.now());
    this.forgetAfterCommit(accountId);
    return ended;
  }

  forgetAfterCommit(accountId: string): void {
    this.database.afterCommit(() => this.actors.forget(accountId));
  }
}
