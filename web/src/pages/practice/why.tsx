import { Group, Text } from '@mantine/core';
import { MessageSquareText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../api/schema';

/** Why the patient comes; where the list leaves the text out, that it was said: it is read with the visit itself. */
export function Why({ visit, ...how }: { visit: Visit; size?: 'sm'; lineClamp?: number }) {
  const { t } = useTranslation('practice');
  if (!visit.hasReason) return null;
  if (visit.reason) {
    return (
      <Text style={{ overflowWrap: 'anywhere' }} {...how}>
        {visit.reason}
      </Text>
    );
  }
  return (
    <Group gap={4} wrap="nowrap">
      <MessageSquareText size={14} aria-hidden style={{ flexShrink: 0 }} />
      <Text size="sm">{t('hasReason')}</Text>
    </Group>
  );
}
