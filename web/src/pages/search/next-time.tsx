import { Text, VisuallyHidden } from '@mantine/core';
import type { NextStart } from '../../api/schema';
import { dateOf, dateWords, placeOf } from '../../format/zoned';
import { ButtonLink } from '../../shell/links';
import classes from './result-card.module.css';
import { useSlotName } from '../../parts/times/slot-name';

/** One of the next free times: a link to book it. */
export function NextTime({
  start: { start, timeZone, siteId, visitTypeId },
  practitionerId,
  practitioner,
  withPlace,
}: {
  start: NextStart;
  practitionerId: string;
  practitioner: string;
  /** Where its clock is another one than that of the times beside it. */
  withPlace: boolean;
}) {
  const { time, name } = useSlotName()({ start, timeZone }, practitioner);
  return (
    <ButtonLink
      variant="light"
      px={4}
      h="auto"
      className="tabular"
      to="/book/$practitionerId"
      params={{ practitionerId }}
      search={{ siteId, visitTypeId, start }}
      preload={false}
    >
      <VisuallyHidden>{name}</VisuallyHidden>
      <span aria-hidden className={classes.time}>
        <Text span size="xs" display="block">
          {dateWords(dateOf(start, timeZone))}
        </Text>
        {time}
        {withPlace && (
          <Text span size="xs" display="block">
            {placeOf(timeZone)}
          </Text>
        )}
      </span>
    </ButtonLink>
  );
}
