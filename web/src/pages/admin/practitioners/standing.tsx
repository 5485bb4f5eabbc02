import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FoundPractitioner } from '../../../api/schema';

/** Whether a practitioner can be found and booked, and else why not. */
export function Standing({ practitioner: { status, listed } }: { practitioner: FoundPractitioner }) {
  const { t } = useTranslation('practitioners');
  const words = status === 'suspended' ? 'suspended' : listed ? 'listed' : 'over';
  return (
    <Badge
      size="lg"
      miw="max-content"
      color={words === 'listed' ? 'teal' : 'red'}
      variant={words === 'listed' ? 'light' : 'default'}
    >
      {t(`standing.${words}`)}
    </Badge>
  );
}
