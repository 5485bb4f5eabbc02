import { Anchor, Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { isDemo } from '../../api/demo';
import { Failure } from '../../shell/failure';
import { AccountPage } from './account-page';

/** After the registration: what to do next. The same for an address that is known already. */
export function CheckMail({ email }: { email: string }) {
  const { t } = useTranslation('account');
  const resending = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/auth/resend-verification', { body: { email } })),
  });
  return (
    <AccountPage title={t('checkMail.title')}>
      <Text>{t('checkMail.text', { email })}</Text>
      {isDemo && (
        <Button component="a" href="/dev/mailbox" target="_blank" rel="noopener" variant="light">
          {t('checkMail.mailbox')}
        </Button>
      )}
      <Text c="dimmed">
        {t('checkMail.nothing')}{' '}
        <Anchor component="button" type="button" inherit underline="always" onClick={() => resending.mutate()}>
          {t('checkMail.resend')}
        </Anchor>
        .
      </Text>
      <Text role="status">{resending.isSuccess && t('checkMail.resent')}</Text>
      {resending.error && <Failure error={resending.error} retry={() => resending.mutate()} />}
    </AccountPage>
  );
}
