import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from './page';
import { ButtonLink } from './links';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')} width="text">
      <Text>{t('notFound.text')}</Text>
      <div>
        <ButtonLink to="/">{t('notFound.home')}</ButtonLink>
      </div>
    </Page>
  );
}
