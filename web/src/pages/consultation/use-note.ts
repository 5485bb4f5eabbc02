import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, answeredWithVersion, api } from '../../api/client';
import { once } from '../../api/once';
import type { Visit, VisitNote } from '../../api/schema';
import type { ReadNote } from '../../parts/record/patient-queries';

/** What is done to a note that exists. Each says which version it means. */
export type NoteCommand =
  | { readonly action: 'sign'; readonly version: string }
  | { readonly action: 'release'; readonly version: string }
  | { readonly action: 'amend'; readonly version: string; readonly text: string };

/** Writes the draft. Its answer is the draft with its new version. */
export async function writeNote(visitId: string, text: string, version: string): Promise<ReadNote> {
  const params = { path: { id: visitId }, header: { 'If-Match': version } };
  const answer = await answeredWithVersion(api.PUT('/api/v1/appointments/{id}/note', { params, body: { text } }));
  return { note: answer.data, version: answer.version };
}

export function useNoteCommand(visit: Visit, onDone: () => void) {
  const { t } = useTranslation('consultation');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (command: NoteCommand) => once([visit.id, command], (key) => send(visit.id, key, command)),
    onSuccess: (_note, { action }) => {
      notifications.show({ message: t(`note.done.${action}`) });
      onDone();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['note', visit.id] }),
  });
}

function send(id: string, key: string, command: NoteCommand): Promise<VisitNote> {
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  const headers = { 'If-Match': command.version };
  switch (command.action) {
    case 'sign':
      return answered(api.POST('/api/v1/appointments/{id}/note/sign', { params, headers }));
    case 'release':
      return answered(api.POST('/api/v1/appointments/{id}/note/release', { params, headers }));
    case 'amend': {
      const body = { text: command.text };
      return answered(api.POST('/api/v1/appointments/{id}/note/amend', { params, headers, body }));
    }
  }
}
