import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VisitNote } from '../../api/schema';

/** Draft, signed, released: in words. */
export function NoteStatus({ note }: { note: VisitNote }) {
  const { t } = useTranslation('consultation');
  return (
    <Group gap="xs">
      <Badge size="lg" variant="default">
        {t(`note.status.${note.status}`)}
      </Badge>
      {note.releasedAt !== null && (
        <Badge size="lg" variant="default">
          {t('note.released')}
        </Badge>
      )}
    </Group>
  );
}
