import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../api/schema';
import { NoteView } from '../../parts/record/note-view';
import { Failure } from '../../shell/failure';
import { AddToNote } from './add-to-note';
import { ConfirmDialog } from '../../parts/forms/confirm-dialog';
import { NoteEditor } from './note-editor';
import { NoteStatus } from './note-status';
import { ownNoteQuery, type ReadNote } from '../../parts/record/patient-queries';
import { Section } from '../../shell/section';
import { useNoteCommand } from './use-note';

/** What the practitioner writes about the visit: a draft, then signed, then added to, then released to the patient. */
export function NoteSection({ visit, writable }: { visit: Visit; writable: boolean }) {
  const { t } = useTranslation(['consultation', 'record']);
  const read = useQuery(ownNoteQuery(visit.id));
  const note = read.data?.note;
  const editable = note ? note.allowedActions.includes('edit') : writable;
  return (
    <Section title={t('record:note.title')} action={note && <NoteStatus note={note} />}>
      {read.error && !read.data && <Failure error={read.error} retry={() => void read.refetch()} />}
      {read.isPending && <Skeleton h={160} />}
      {read.data && editable && <NoteEditor visit={visit} read={read.data} />}
      {read.data?.note && !editable && <Signed visit={visit} read={read.data} />}
      {read.data && !note && !editable && <Text c="dimmed">{t('note.none')}</Text>}
    </Section>
  );
}

/** A signed note is read; it is only added to, and released once. */
function Signed({ visit, read }: { visit: Visit; read: ReadNote }) {
  const { t } = useTranslation('consultation');
  const [asked, setAsked] = useState<'amend' | 'release'>();
  const command = useNoteCommand(visit, () => setAsked(undefined));
  const { note, version } = read;
  if (!note) return null;
  const may = (action: string) => note.allowedActions.includes(action);
  return (
    <Stack gap="md">
      <NoteView note={note} timeZone={visit.timeZone} />
      {asked === 'amend' && <AddToNote visit={visit} version={version} onClose={() => setAsked(undefined)} />}
      {asked !== 'amend' && (
        <Group gap="sm">
          {may('release') && (
            <Button data-key="note" onClick={() => setAsked('release')}>
              {t('note.release')}
            </Button>
          )}
          {may('amend') && (
            <Button data-key="note" variant="default" onClick={() => setAsked('amend')}>
              {t('note.amend')}
            </Button>
          )}
        </Group>
      )}
      <ConfirmDialog
        opened={asked === 'release'}
        title={t('note.releaseTitle')}
        text={t('note.releaseText')}
        action={t('note.release')}
        busy={command.isPending}
        error={command.error}
        onClose={() => {
          setAsked(undefined);
          command.reset();
        }}
        onConfirm={() => command.mutate({ action: 'release', version })}
      />
    </Stack>
  );
}
