import { Button, Text } from '@mantine/core';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '../api/schema';
import { ButtonLink } from '../shell/links';
import { useSlotName } from './slot-name';

/** One free time: a button where something is chosen, else a link to book it. */
export function TimeButton({
  slot,
  practitioner,
  chosen,
  onChoose,
}: {
  slot: Slot;
  practitioner?: string;
  chosen: boolean;
  onChoose?: (slot: Slot) => void;
}) {
  const { t } = useTranslation('find');
  const { time, name } = useSlotName()(slot, practitioner);
  const { practitionerId, siteId, visitTypeId, start, seatsLeft } = slot;
  const look = {
    px: 4,
    variant: chosen ? 'filled' : 'light',
    className: 'tabular',
    'aria-label': seatsLeft > 1 ? `${name}, ${t('times.places', { count: seatsLeft })}` : name,
    leftSection: chosen && <Check size={16} aria-hidden />,
  };
  const words = (
    <span>
      {time}
      {seatsLeft > 1 && (
        <Text span size="xs" display="block">
          {t('times.places', { count: seatsLeft })}
        </Text>
      )}
    </span>
  );
  return onChoose ? (
    <Button {...look} aria-pressed={chosen} onClick={() => onChoose(slot)}>
      {words}
    </Button>
  ) : (
    <ButtonLink
      {...look}
      to="/book/$practitionerId"
      params={{ practitionerId }}
      search={{ siteId, visitTypeId, start }}
      preload={false}
    >
      {words}
    </ButtonLink>
  );
}
