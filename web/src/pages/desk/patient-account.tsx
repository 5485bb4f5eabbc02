import { Card, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Patient } from '../../api/schema';
import { useAccount } from '../../api/session';
import { TextLink } from '../../shell/links';

/** Whether somebody signs in to this file; administrators get to the account and to who opened the file. */
export function PatientAccount({ patient: { id, accountId } }: { patient: Patient }) {
  const { t } = useTranslation('desk');
  const admin = useAccount().roles.includes('admin');
  return (
    <Card component="section" aria-labelledby="portal-account">
      <Stack gap="xs">
        <Title order={2} id="portal-account">
          {t('patients.account')}
        </Title>
        <Text>{t(accountId ? 'patients.signsIn' : 'patients.signsInNot')}</Text>
        {admin && accountId && (
          <TextLink to="/admin/accounts/$accountId" params={{ accountId }} py={10}>
            {t('patients.toAccount')}
          </TextLink>
        )}
        {admin && (
          <TextLink to="/admin/audit" search={{ patientId: id }} py={10}>
            {t('patients.toTrail')}
          </TextLink>
        )}
      </Stack>
    </Card>
  );
}
