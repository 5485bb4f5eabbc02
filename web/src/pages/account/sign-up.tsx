import { Button, PasswordInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { fieldErrors } from '../../api/problem';
import { Failure } from '../../shell/failure';
import { checkLater } from '../../shell/check-later';
import { AccountPage, Fields } from './account-page';
import { CheckMail } from './check-mail';
import { email, filled, longEnough } from '../../parts/forms/account-checks';
import { TextLink } from '../../shell/links';

export const signUp = createLazyRoute('/sign-up')({ component: SignUp });

interface Registration {
  fullName: string;
  email: string;
  phone: string;
  password: string;
}

function SignUp() {
  const { t } = useTranslation('account');
  const { next } = signUp.useSearch();
  const form = useForm<Registration>({
    initialValues: { fullName: '', email: '', phone: '', password: '' },
    validate: { fullName: filled, email, password: longEnough },
  });
  const registering = useMutation({
    mutationFn: ({ phone, ...values }: Registration) =>
      answered(
        api.POST('/api/v1/auth/register', { body: phone.trim() === '' ? values : { ...values, phone: phone.trim() } }),
      ),
    onMutate: () => rememberNext(next),
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  if (registering.isSuccess) return <CheckMail email={registering.data.email} />;
  const elsewhere = registering.error && Object.keys(fieldErrors(registering.error)).length === 0;
  return (
    <AccountPage title={t('signUp.title')} lead={t('signUp.lead')}>
      <form
        noValidate
        onBlur={checkLater(form)}
        onSubmit={form.onSubmit((values) =>
          registering.mutate({ ...values, email: values.email.trim(), fullName: values.fullName.trim() }),
        )}
      >
        <Fields>
          <TextInput label={t('fullName')} autoComplete="name" {...form.getInputProps('fullName')} />
          <TextInput label={t('email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
          <TextInput
            label={t('phone')}
            description={t('phoneHint')}
            type="tel"
            autoComplete="tel"
            {...form.getInputProps('phone')}
          />
          <PasswordInput
            label={t('password')}
            description={t('passwordHint')}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          {elsewhere && <Failure error={registering.error} />}
          <Button type="submit" fullWidth loading={registering.isPending}>
            {t('signUp.action')}
          </Button>
        </Fields>
      </form>
      <Text>
        {t('signUp.haveAccount')}{' '}
        <TextLink to="/sign-in" search={{ next }} underline="always">
          {t('signUp.signIn')}
        </TextLink>
      </Text>
    </AccountPage>
  );
}

/** The link in the mail opens a new page: it goes on where the sign-up began. A path only, nothing about the person. */
function rememberNext(next: string | undefined): void {
  if (next === undefined) localStorage.removeItem('next');
  else localStorage.setItem('next', next);
}
