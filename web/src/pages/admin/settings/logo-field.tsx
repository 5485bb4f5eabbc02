import { Button, FileButton, Group, Image, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ImageUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../../api/client';
import { useSettings } from '../../../api/settings';
import { Failure } from '../../../shell/failure';

/** The clinic's logo: shown at once, saved apart from the form below. */
export function LogoField() {
  const url = useSettings()?.logoUrl;
  const { t } = useTranslation(['admin', 'common']);
  const queryClient = useQueryClient();
  const changing = useMutation({
    mutationFn: (file: File | null) => (file ? answered(putLogo(file)) : answered(api.DELETE('/api/v1/settings/logo'))),
    onSuccess: async () => {
      notifications.show({ message: t('settings.logoChanged') });
      await queryClient.invalidateQueries({ queryKey: ['settings'] });
    },
  });
  return (
    <Stack component="section" gap="sm" aria-label={t('settings.logo')}>
      <Title order={2}>{t('settings.logo')}</Title>
      <Group>
        {url && <Image src={url} alt={t('settings.logoNow')} h={64} w="auto" maw={200} fit="contain" />}
        <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => file && changing.mutate(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<ImageUp size={18} aria-hidden />}
              loading={changing.isPending}
            >
              {t(url ? 'settings.logoReplace' : 'settings.logoAdd')}
            </Button>
          )}
        </FileButton>
        {url && (
          <Button variant="subtle" color="red" onClick={() => changing.mutate(null)}>
            {t('common:remove')}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t('settings.logoHint')}
      </Text>
      {changing.error && <Failure error={changing.error} />}
    </Stack>
  );
}

function putLogo(file: File) {
  const body = new FormData();
  body.set('file', file);
  return api.PUT('/api/v1/settings/logo', { body: body as never, bodySerializer: (form: unknown) => form as FormData });
}
