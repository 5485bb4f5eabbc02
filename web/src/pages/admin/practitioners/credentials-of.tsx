import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Practitioner } from '../../../api/schema';
import { nameOf } from '../../../parts/practitioner/words';
import { CredentialList } from './credential-list';
import { credentialsOf } from './queries';

/** What somebody has handed in since they are listed. */
export function CredentialsOf({ practitioner }: { practitioner: Practitioner }) {
  const { t } = useTranslation('practitioners');
  return (
    <CredentialList
      title={t('credentials.title')}
      list={useInfiniteQuery(credentialsOf(practitioner.id))}
      nameOf={() => nameOf(practitioner)}
      named={false}
      empty={<Text c="dimmed">{t('credentials.none')}</Text>}
    />
  );
}
