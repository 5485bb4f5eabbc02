import { Anchor, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../shell/failure';
import { contactsQuery } from './patient-queries';

/** Whom to call in an emergency; a press calls. */
export function EmergencyContacts({ patientId }: { patientId: string }) {
  const { t } = useTranslation('consultation');
  const read = useQuery(contactsQuery(patientId));
  if (read.error) return <Failure error={read.error} retry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton h={48} />;
  if (read.data.length === 0) return <Text c="dimmed">{t('contacts.none')}</Text>;
  return (
    <Stack gap="sm">
      {read.data.map(({ fullName, relationship, phone }) => (
        <div key={`${fullName} ${phone}`}>
          <Text>
            <Text span fw={600}>
              {fullName}
            </Text>
            , {relationship}
          </Text>
          <Anchor
            href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}
            aria-label={t('contacts.call', { name: fullName, phone })}
            mih={44}
            lh="44px"
            className="tabular"
          >
            {phone}
          </Anchor>
        </div>
      ))}
    </Stack>
  );
}
