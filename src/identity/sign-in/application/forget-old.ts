import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/kernel/clock.js';
import { DueWork } from '../../../shared/messaging/due-work.js';
import { Attempts } from '../domain/attempts.js';
import { Sessions } from '../../sessions/domain/sessions.js';

/** Removes sessions, tokens and counts that nobody needs any more. */
@Injectable()
export class ForgetOld {
  constructor(
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly attempts: Attempts,
  ) {}

  @DueWork()
  async run(): Promise<number> {
    const now = this.clock.now();
    return (await this.sessions.forgetOld(now)) + (await this.attempts.forgetOld(now));
  }
}
