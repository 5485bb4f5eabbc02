import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/kernel/clock.js';
import { DueWork } from '../../../shared/messaging/due-work.js';
import { Outbox } from '../../../shared/messaging/outbox.js';
import { Database } from '../../../shared/persistence/database.js';
import { LicenceRunningOut } from '../domain/events.js';
import { dateOf } from '../domain/licence.js';
import { Practitioners } from '../domain/practitioners.js';

/** So long before a licence ends it is said: time to renew it, or to move the visits after it. */
const warnDays = 28;
const atOnce = 50;

/** Says weeks before, and once, that a licence ends: by itself it ends without anybody's doing. */
@Injectable()
export class WarnOfLicences {
  constructor(
    private readonly database: Database,
    private readonly practitioners: Practitioners,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  @DueWork()
  async warn(): Promise<number> {
    const now = this.clock.now();
    const until = dateOf(now.add({ hours: warnDays * 24 }));
    return this.database.transaction(async () => {
      const due = await this.practitioners.takeRunningOut(dateOf(now), until, atOnce);
      this.outbox.add(...due.map((each) => new LicenceRunningOut(each)));
      return due.length;
    });
  }
}
