import { Button, Text, VisuallyHidden } from '@mantine/core';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '../../api/schema';
import { ButtonLink } from '../../shell/links';
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
  const { t } = useTranslation('search');
  const { time, name } = useSlotName()(slot, practitioner);
  const { practitionerId, siteId, visitTypeId, start, seatsLeft } = slot;
  const look = {
    px: 4,
    variant: chosen ? 'filled' : 'light',
    className: 'tabular',
    leftSection: chosen && <Check size={16} aria-hidden />,
  };
  const seats = seatsLeft > 1 ? t('times.places', { count: seatsLeft }) : undefined;
  const words = (
    <>
      <VisuallyHidden>{[name, seats].filter(Boolean).join(', ')}</VisuallyHidden>
      <span aria-hidden style={{ lineHeight: 1.25 }}>
        {time}
        {seats && (
          <Text span size="xs" display="block">
            {seats}
          </Text>
        )}
      </span>
    </>
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
