import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../shell/notice';
import { Problem } from '../../api/problem';
import type { Visit } from '../../api/schema';
import { Failure } from '../../shell/failure';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import { ConfirmDialog } from '../../parts/forms/confirm-dialog';
import type { ReadNote } from '../../parts/record/patient-queries';
import { useNoteCommand } from './use-note';
import { useNoteDraft } from './use-note-draft';

const longest = 10_000;

/** The draft of a note. It saves itself in pauses; signing saves first. */
export function NoteEditor({ visit, read }: { visit: Visit; read: ReadNote }) {
  const { t } = useTranslation(['consultation', 'record', 'common']);
  const pen = useNoteDraft(visit, read);
  const [signing, setSigning] = useState(false);
  const [empty, setEmpty] = useState(false);
  const command = useNoteCommand(visit, () => setSigning(false));
  const stale = pen.error instanceof Problem && pen.error.status === 412;

  async function ask(): Promise<void> {
    setEmpty(pen.text.trim() === '');
    if (pen.text.trim() === '') return;
    command.reset();
    if ((await pen.save()) !== undefined) setSigning(true);
  }

  function press(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void pen.save();
  }

  return (
    <Stack gap="sm">
      <UnsavedGuard unsaved={() => pen.changed} />
      <Textarea
        data-key="note"
        aria-label={t('record:note.title')}
        aria-keyshortcuts="F2 Control+S"
        placeholder={t('note.placeholder')}
        minRows={7}
        maxLength={longest}
        value={pen.text}
        error={empty && pen.text.trim() === '' ? t('common:required') : undefined}
        onChange={(event) => pen.setText(event.currentTarget.value)}
        onKeyDown={press}
        onBlur={() => !pen.error && void pen.save()}
      />
      {stale && (
        <Notice role="alert" color="yellow" title={t('note.staleTitle')}>
          <Text mb="sm">{t('note.stale')}</Text>
          <Group gap="sm">
            <Button variant="default" onClick={() => void pen.takeNewest()}>
              {t('note.takeNewest')}
            </Button>
            <Button variant="default" onClick={() => void pen.overwrite()}>
              {t('note.keepMine')}
            </Button>
          </Group>
        </Notice>
      )}
      {pen.error && !stale && <Failure error={pen.error} retry={() => void pen.save()} />}
      <Group gap="sm">
        <Button onClick={() => void ask()} disabled={stale}>
          {t('note.sign')}
        </Button>
        <Button variant="default" loading={pen.busy} disabled={!pen.changed || stale} onClick={() => void pen.save()}>
          {t('note.save')}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {pen.busy ? t('note.saving') : pen.changed ? t('note.unsaved') : pen.exists && t('note.saved')}
        </Text>
      </Group>
      <ConfirmDialog
        opened={signing}
        title={t('note.signTitle')}
        text={t('note.signText')}
        action={t('note.sign')}
        busy={command.isPending}
        error={command.error}
        onClose={() => setSigning(false)}
        onConfirm={() => command.mutate({ action: 'sign', version: pen.version })}
      />
    </Stack>
  );
}
