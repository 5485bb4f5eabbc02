import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import type { Practitioner } from '../../api/schema';
import { PractitionerPhoto } from '../../parts/practitioner/practitioner-photo';
import { UploadProgress } from '../../shell/files/upload-progress';
import { Failure } from '../../shell/failure';
import { useSendFile } from '../../shell/files/use-send-file';

/** The picture that patients see: sent when it is chosen. */
export function ProfilePhoto({ profile }: { profile: Practitioner }) {
  const { id, photoUrl } = profile;
  const { t } = useTranslation('profile');
  const queries = useQueryClient();
  const choose = useRef<HTMLButtonElement>(null);
  const changed = async (message: string) => {
    notifications.show({ message });
    await queries.invalidateQueries({ queryKey: ['practitioners'] });
    choose.current?.focus();
  };
  const sending = useSendFile(() => void changed(t('photo.saved')));
  const removing = useMutation({
    mutationFn: () => answered(api.DELETE('/api/v1/practitioners/{id}/photo', { params: { path: { id } } })),
    onSuccess: () => changed(t('photo.removed')),
  });
  const path = `/api/v1/practitioners/${id}/photo`;
  const error = sending.error ?? removing.error;
  return (
    <Stack gap="sm">
      <Group gap="md">
        <PractitionerPhoto practitioner={profile} size={96} radius="md" />
        <div>
          <Group gap="sm">
            <FileButton
              accept="image/jpeg,image/png,image/webp"
              onChange={(file) => file && sending.send({ method: 'PUT', path, file })}
            >
              {(props) => (
                <Button {...props} ref={choose} variant="default" disabled={sending.busy}>
                  {t(photoUrl === null ? 'photo.add' : 'photo.change')}
                </Button>
              )}
            </FileButton>
            {photoUrl !== null && (
              <Button
                variant="subtle"
                color="gray"
                c="var(--mantine-color-error)"
                loading={removing.isPending}
                onClick={() => removing.mutate()}
              >
                {t('photo.remove')}
              </Button>
            )}
          </Group>
          <Text size="sm" c="dimmed" mt={4}>
            {t('photo.hint')}
          </Text>
        </div>
      </Group>
      {sending.busy && <UploadProgress progress={sending.progress} onCallOff={sending.callOff} />}
      {error && <Failure error={error} />}
    </Stack>
  );
}
