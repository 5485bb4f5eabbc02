import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSpecialties } from '../../api/catalogue';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/page';
import { HomeFacts } from './home-facts';
import { HomeSearch } from './home-search';

export const home = createLazyRoute('/')({ component: Home });

/** The start page: one search, and the specialties to choose from at once. */
function Home() {
  const { t } = useTranslation('search');
  return (
    <Page title={t('home.title')} lead={t('home.lead')}>
      <Stack gap="lg" mb="xl">
        <HomeSearch />
        <Popular />
      </Stack>
      <HomeFacts />
    </Page>
  );
}

function Popular() {
  const { t } = useTranslation('search');
  const specialties = useSpecialties();
  if (specialties.error) return null;
  return (
    <Stack gap="xs" component="nav" aria-label={t('home.specialties')} mih={92}>
      <Text c="dimmed" size="sm" aria-hidden>
        {t('home.specialties')}
      </Text>
      <Group gap="xs">
        {specialties.data?.slice(0, 12).map(({ id, name }) => (
          <ButtonLink key={id} to="/practitioners" search={{ specialtyId: id }} variant="default" fw={500}>
            {name}
          </ButtonLink>
        )) ?? [1, 2, 3, 4].map((index) => <Skeleton key={index} h={44} w={132} />)}
      </Group>
    </Stack>
  );
}
