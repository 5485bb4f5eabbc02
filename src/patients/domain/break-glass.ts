import { refused } from '../../shared/kernel/domain-error.js';

const hoursOfAccess = 4;

/**
 * Until when a practitioner who breaks the glass now may open the record.
 * @throws ALREADY_IN_CARE for who may open it anyway: nothing is broken without need.
 */
export function breakGlass(mayOpenRecord: boolean, now: Temporal.Instant): Temporal.Instant {
  if (mayOpenRecord) throw refused('ALREADY_IN_CARE', 'You can open this record already.');
  return now.add({ hours: hoursOfAccess });
}
