import { Container, SimpleGrid, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A profile in its shape, before it is known whose. */
export function PractitionerSkeleton() {
  const { t } = useTranslation();
  return (
    <Container size={1088} px="md" py={{ base: 'lg', sm: 'xl' }}>
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      <Stack gap="lg" aria-hidden>
        <Skeleton h={36} w="min(22rem, 80%)" />
        <Skeleton h={20} w="min(16rem, 60%)" />
        <Skeleton h={84} />
        <SimpleGrid cols={7} spacing={4} verticalSpacing={4}>
          {Array.from({ length: 14 }, (_, index) => (
            <Skeleton key={index} h={76} />
          ))}
        </SimpleGrid>
      </Stack>
    </Container>
  );
}
