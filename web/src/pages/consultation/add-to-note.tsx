import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../api/problem';
import type { Visit } from '../../api/schema';
import { Failure } from '../../shell/failure';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import { useNoteCommand } from './use-note';

/** Adds to a signed note. */
export function AddToNote({ visit, version, onClose }: { visit: Visit; version: string; onClose: () => void }) {
  const { t } = useTranslation(['consultation', 'common']);
  const [text, setText] = useState('');
  const [empty, setEmpty] = useState(false);
  const command = useNoteCommand(visit, onClose);
  const wrong = empty && text.trim() === '' ? t('common:required') : fieldErrors(command.error).text;

  function submit(event: FormEvent): void {
    event.preventDefault();
    setEmpty(text.trim() === '');
    if (text.trim() !== '') command.mutate({ action: 'amend', version, text: text.trim() });
  }

  return (
    <form noValidate onSubmit={submit}>
      <UnsavedGuard unsaved={() => text.trim() !== '' && !command.isSuccess} />
      <Stack gap="sm">
        <Textarea
          autoFocus
          data-key="note"
          label={t('note.amendLabel')}
          description={t('note.amendHint')}
          minRows={3}
          maxLength={10_000}
          value={text}
          error={wrong}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {command.error && !wrong && <Failure error={command.error} />}
        <Group gap="sm">
          <Button type="submit" loading={command.isPending}>
            {t('note.amendAction')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
