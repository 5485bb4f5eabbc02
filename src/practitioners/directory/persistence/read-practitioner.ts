import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { missing } from '../../../shared/kernel/domain-error.js';
import {
  PractitionerAvailability,
  startsShown,
  type NextStart,
  type WorkingDay,
} from '../../catalogue/application/practitioner-availability.js';

import { Handles } from '../../handlers.js';
import { dateOf, mayPractise } from '../domain/licence.js';
import { mayReadProfile } from '../domain/profile-access.js';
import type { WholeEntry } from '../domain/directory-entry.js';
import { DirectoryEntries } from './directory-entries.js';

export interface PractitionerProfile {
  readonly entry: WholeEntry;
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
    private readonly entries: DirectoryEntries,
    private readonly availability: PractitionerAvailability,
    private readonly clock: Clock,
  ) {}

  async execute({ practitionerId, actor }: ReadPractitioner): Promise<PractitionerProfile> {
    const [entry] = await this.entries.whole([practitionerId]);
    if (!entry || !mayReadProfile(entry, actor)) throw missing('practitioner');
    const { status, licence } = entry;
    const listed = mayPractise({ status, licenceExpiresOn: licence.expiresOn }, dateOf(this.clock.now()));
    const days = await this.availability.workingDays([practitionerId]);
    const next = listed ? await this.availability.nextStarts([practitionerId], {}, startsShown) : undefined;
    return {
      entry,
      listed,
      workingDays: days.get(practitionerId) ?? [],
      nextStarts: next?.get(practitionerId) ?? [],
    };
  }
}
