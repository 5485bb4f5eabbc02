import { Container, Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The shape of a page that is on its way. */
export function Pending() {
  const { t } = useTranslation();
  return (
    <Container size={1088} px="md" py={{ base: 'lg', sm: 'xl' }}>
      <Stack role="status" aria-label={t('loading')}>
        <Skeleton h={38} maw={320} />
        <Skeleton h={220} />
      </Stack>
    </Container>
  );
}
