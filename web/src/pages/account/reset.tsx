import { Button, PasswordInput, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { fieldErrors } from '../../api/problem';
import { Failure } from '../../shell/failure';
import { checkLater } from '../../shell/check-later';
import { AccountPage, Fields } from './account-page';
import { longEnough } from '../../parts/forms/account-checks';
import { TextLink } from '../../shell/links';

export const reset = createLazyRoute('/reset')({ component: Reset });

/** Where the link of the mail leads: a new password. */
function Reset() {
  const { t } = useTranslation('account');
  const { token } = reset.useSearch();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: longEnough },
  });
  const changing = useMutation({
    mutationFn: (password: string) =>
      answered(api.POST('/api/v1/auth/password/reset', { body: { token: token ?? '', password } })),
    onError: (error) => form.setErrors(fieldErrors(error)),
    onSuccess: async () => {
      notifications.show({ message: t('signIn.passwordChanged') });
      await navigate({ to: '/sign-in' });
    },
  });
  const atPassword = changing.error && 'password' in fieldErrors(changing.error);
  if (token === undefined) {
    return (
      <AccountPage title={t('reset.title')}>
        <Text role="alert">{t('verify.missing')}</Text>
      </AccountPage>
    );
  }
  return (
    <AccountPage title={t('reset.title')}>
      <form noValidate onBlur={checkLater(form)} onSubmit={form.onSubmit((values) => changing.mutate(values.password))}>
        <Fields>
          <PasswordInput
            label={t('newPassword')}
            description={t('passwordHint')}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          {changing.error && !atPassword && <Failure error={changing.error} />}
          <Button type="submit" fullWidth loading={changing.isPending}>
            {t('reset.action')}
          </Button>
        </Fields>
      </form>
      <TextLink to="/forgot">{t('signIn.forgot')}</TextLink>
    </AccountPage>
  );
}
