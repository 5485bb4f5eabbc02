import { Avatar, Button, Card, FileButton, Group, Input, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { useFailureWords } from '../../shell/failure';
import { useObjectUrl } from '../../shell/files/use-object-url';
import { tooLarge, wrongType } from './file-checks';
import { UploadProgress } from '../../shell/files/upload-progress';
import { useUpload } from '../../shell/files/use-upload';
import { tellSaved } from '../../shell/tell';

const types = ['image/jpeg', 'image/png', 'image/webp'];
const mostMegabytes = 10;

/** The picture by which the clinic recognises the patient: put there, changed and taken away at once. */
export function PhotoField({
  patientId,
  photoUpdatedAt,
  name,
}: {
  patientId: string;
  photoUpdatedAt: string | null;
  name: string;
}) {
  const { t } = useTranslation(['me', 'common']);
  const words = useFailureWords();
  const queries = useQueryClient();
  const [there, setThere] = useState(photoUpdatedAt !== null);
  const [refused, setRefused] = useState<string>();
  const choose = useRef<HTMLButtonElement>(null);
  const reset = useRef<() => void>(null);
  const path = `/api/v1/patients/${patientId}/photo`;
  const photo = useQuery({
    queryKey: ['patient-photo', patientId],
    queryFn: async () =>
      (await answered(
        api.GET('/api/v1/patients/{id}/photo', { params: { path: { id: patientId } }, parseAs: 'blob' }),
      )) as unknown as Blob,
    enabled: there,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const url = useObjectUrl(there ? photo.data : undefined);
  const changed = (isThere: boolean, message: string) => {
    setThere(isThere);
    queries.removeQueries({ queryKey: ['patient-photo', patientId], type: 'inactive' });
    if (isThere) void queries.invalidateQueries({ queryKey: ['patient-photo', patientId] });
    tellSaved(message);
  };
  const sending = useUpload(() => changed(true, t('photo.saved')));
  const removing = useMutation({
    mutationFn: () => answered(api.DELETE('/api/v1/patients/{id}/photo', { params: { path: { id: patientId } } })),
    onSuccess: () => {
      changed(false, t('photo.removed'));
      choose.current?.focus();
    },
  });
  const failure = sending.error ?? removing.error;
  const error = refused ?? (failure ? words(failure) : undefined);

  function take(file: File | null): void {
    reset.current?.();
    if (!file) return;
    const wrong = wrongType(file, types, t('photo.types')) ?? tooLarge(file, mostMegabytes);
    setRefused(wrong);
    sending.forget();
    removing.reset();
    if (wrong !== undefined) return;
    const form = new FormData();
    form.append('file', file);
    sending.send({ method: 'PUT', path, form });
  }

  return (
    <Card>
      <Group gap="md" align="center">
        <Avatar src={url} alt={url === undefined ? '' : t('photo.of', { name })} size={88} radius="md" />
        <Stack gap={6} flex={1} miw={180}>
          <Text c="dimmed" id="photo-hint">
            {t('photo.hint')}
          </Text>
          {sending.busy ? (
            <UploadProgress progress={sending.progress} onCallOff={sending.callOff} />
          ) : (
            <Group gap="sm">
              <FileButton onChange={take} accept={types.join()} resetRef={reset}>
                {(props) => (
                  <Button
                    variant="default"
                    ref={choose}
                    aria-describedby={error === undefined ? 'photo-hint' : 'photo-hint photo-error'}
                    {...props}
                  >
                    {t(there ? 'photo.change' : 'photo.add')}
                  </Button>
                )}
              </FileButton>
              {there && (
                <Button variant="subtle" loading={removing.isPending} onClick={() => removing.mutate()}>
                  {t('photo.remove')}
                </Button>
              )}
            </Group>
          )}
          {error !== undefined && (
            <Input.Error id="photo-error" role="alert" size="md">
              {error}
            </Input.Error>
          )}
        </Stack>
      </Group>
    </Card>
  );
}
