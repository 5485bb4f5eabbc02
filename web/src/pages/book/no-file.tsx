import { Card, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../api/schema';
import { ButtonLink } from '../../shell/links';

/** The clinic's people have no file of their own to book for. */
export function NoFile({ me }: { me: Me }) {
  const { t } = useTranslation('book');
  return (
    <Card>
      <Stack gap="sm">
        <Title order={2}>{t('noFile.title')}</Title>
        <Text>{t('noFile.text', { email: me.email })}</Text>
        {me.roles.some((role) => role === 'practitioner' || role === 'staff') && (
          <div>
            <ButtonLink to="/desk" variant="default">
              {t('noFile.action')}
            </ButtonLink>
          </div>
        )}
      </Stack>
    </Card>
  );
}
