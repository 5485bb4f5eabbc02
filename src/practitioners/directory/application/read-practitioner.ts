import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { missing } from '../../../shared/kernel/domain-error.js';
import { Handles } from '../../handlers.js';
import { dateOf } from '../domain/licence.js';
import { mayReadProfile } from '../domain/profile-access.js';
import { Directory, isListed, type PractitionerRecord } from './directory.js';
import {
  PractitionerAvailability,
  startsShown,
  type NextStart,
  type WorkingDay,
} from '../../catalogue/application/practitioner-availability.js';

export interface PractitionerProfile {
  readonly record: PractitionerRecord;
  /** Active, with a licence that counts today. */
  readonly listed: boolean;
  readonly workingDays: readonly WorkingDay[];
  /** At most {@link startsShown}, earliest first. */
  readonly nextStarts: readonly NextStart[];
}

/** One practitioner with when they work. What of it the asker sees is the view's to decide. */
export class ReadPractitioner extends Query<PractitionerProfile> {
  constructor(
    readonly practitionerId: string,
    readonly actor?: Actor,
  ) {
    super();
  }
}

@Handles(ReadPractitioner)
class ReadPractitionerHandler {
  constructor(
    private readonly directory: Directory,
    private readonly availability: PractitionerAvailability,
    private readonly clock: Clock,
  ) {}

  async execute({ practitionerId, actor }: ReadPractitioner): Promise<PractitionerProfile> {
    const record = await this.directory.practitioner(practitionerId);
    if (!mayReadProfile(record, actor)) throw missing('practitioner');
    const listed = isListed(record, dateOf(this.clock.now()));
    const days = await this.availability.workingDays([practitionerId]);
    const next = listed ? await this.availability.nextStarts([practitionerId], {}, startsShown) : undefined;
    return {
      record,
      listed,
      workingDays: days.get(practitionerId) ?? [],
      nextStarts: next?.get(practitionerId) ?? [],
    };
  }
}
