import { Button, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { Failure } from '../../shell/failure';
import { checkLater } from '../../shell/check-later';
import { AccountPage, Fields } from './account-page';
import { email } from '../../parts/forms/account-checks';

export const forgot = createLazyRoute('/forgot')({ component: Forgot });

function Forgot() {
  const { t } = useTranslation('account');
  const form = useForm({
    initialValues: { email: '' },
    validate: { email },
  });
  const asking = useMutation({
    mutationFn: (address: string) => answered(api.POST('/api/v1/auth/password/forgot', { body: { email: address } })),
  });
  return (
    <AccountPage title={t('forgot.title')} lead={t('forgot.lead')}>
      <form
        noValidate
        onBlur={checkLater(form)}
        onSubmit={form.onSubmit((values) => asking.mutate(values.email.trim()))}
      >
        <Fields>
          <TextInput label={t('email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
          {asking.error && <Failure error={asking.error} />}
          <Button type="submit" fullWidth loading={asking.isPending}>
            {t('forgot.action')}
          </Button>
        </Fields>
      </form>
      <Text role="status">{asking.isSuccess && t('forgot.sent', { email: asking.variables })}</Text>
    </AccountPage>
  );
}
