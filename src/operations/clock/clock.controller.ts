import { Body, Controller, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { invalid } from '../../shared/kernel/domain-error.js';
import { DueWorkRunner } from '../../shared/messaging/due-work.js';
import { ApplicationClock } from '../../shared/persistence/application-clock.js';
import { Database } from '../../shared/persistence/database.js';
import { SignedIn } from '../../shared/http/access.js';
import { ClockView } from './clock.view.js';
import { MoveClock } from './clock.dto.js';
import { Commands } from '../../shared/http/operation.js';

/** Development only, and only with CLOCK set: moves the application's clock and lets due work run. */
@ApiExcludeController()
@Controller('dev/clock')
export class ClockController {
  constructor(
    private readonly clock: ApplicationClock,
    private readonly database: Database,
    private readonly dueWork: DueWorkRunner,
  ) {}

  @Post()
  @SignedIn('admin')
  @Commands(ClockView)
  async move(@Body() body: MoveClock): Promise<ClockView> {
    if ((body.now === undefined) === (body.advance === undefined)) throw invalid('/now', 'give either now or advance');
    const to = body.now ? Temporal.Instant.from(body.now) : this.clock.now().add(durationOf(body.advance!));
    await this.clock.moveTo(to, this.database);
    await this.dueWork.settle();
    return { now: this.clock.now().toString() };
  }
}

/** ISO 8601 duration in hours and smaller; days count as 24 hours, because the clock is an instant. */
function durationOf(text: string): Temporal.Duration {
  try {
    const duration = Temporal.Duration.from(text);
    return Temporal.Duration.from({ milliseconds: duration.total({ unit: 'milliseconds' }) });
  } catch {
    throw invalid('/advance', 'must be an ISO 8601 duration of days, hours, minutes or seconds such as PT24H');
  }
}
