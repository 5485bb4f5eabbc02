import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VisitNote } from '../../api/schema';
import { localMomentOf } from '../../format/moment';
import classes from './history-view.module.css';

/** A visit's note to read, with what was added to it later. Moments are on the clock of the visit's site. */
export function NoteView({ note, timeZone }: { note: VisitNote; timeZone: string }) {
  const { t } = useTranslation('record');
  return (
    <Stack gap="md">
      <Text className={classes.notes}>{note.text}</Text>
      {note.amendments.map(({ at, text }) => (
        <div key={at}>
          <Text fw={600}>{t('note.added', { moment: localMomentOf(at, timeZone) })}</Text>
          <Text className={classes.notes}>{text}</Text>
        </div>
      ))}
      {note.signedAt !== null && (
        <Text c="dimmed" size="sm">
          {t('note.signed', { moment: localMomentOf(note.signedAt, timeZone) })}
        </Text>
      )}
    </Stack>
  );
}
