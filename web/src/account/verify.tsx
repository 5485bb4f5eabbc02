import { Button, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { isPassing } from '../api/problem';
import { useSession } from '../api/session';
import { Failure } from '../shell/failure';
import { AccountPage, Fields } from './account-page';
import { CheckMail } from './check-mail';
import { email } from './fields';

export const verify = createLazyRoute('/verify')({ component: Verify });

/** Where the link of the mail leads. Nothing happens by opening it (mail programs look at links): by the button. */
function Verify() {
  const { t } = useTranslation('account');
  const { token } = verify.useSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const signedIn = useSession().status === 'signed-in';
  const verifying = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/auth/verify-email', { body: { token: token ?? '' } })),
    onSuccess: async () => {
      const next = localStorage.getItem('next') ?? undefined;
      localStorage.removeItem('next');
      if (signedIn && next !== undefined) router.history.push(next);
      else await navigate(signedIn ? { to: '/practitioners' } : { to: '/sign-in', search: { next } });
    },
  });
  const used = verifying.error !== null && !isPassing(verifying.error);
  if (token === undefined || used)
    return <AskAgain words={token === undefined ? t('verify.missing') : t('verify.used')} />;
  return (
    <AccountPage title={t('verify.title')}>
      <Text>{t('verify.text')}</Text>
      {verifying.error && <Failure error={verifying.error} />}
      <Button loading={verifying.isPending} onClick={() => verifying.mutate()}>
        {t('verify.action')}
      </Button>
    </AccountPage>
  );
}

/** A link that does not work any more: a new one goes to the address. */
function AskAgain({ words }: { words: string }) {
  const { t } = useTranslation('account');
  const form = useForm({ initialValues: { email: '' }, validate: { email } });
  const asking = useMutation({
    mutationFn: (address: string) =>
      answered(api.POST('/api/v1/auth/resend-verification', { body: { email: address } })),
  });
  if (asking.isSuccess) return <CheckMail email={asking.variables} />;
  return (
    <AccountPage title={t('verify.title')}>
      <Text role="alert">{words}</Text>
      <form noValidate onSubmit={form.onSubmit((values) => asking.mutate(values.email.trim()))}>
        <Fields>
          <TextInput label={t('email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
          {asking.error && <Failure error={asking.error} />}
          <Button type="submit" loading={asking.isPending}>
            {t('forgot.action')}
          </Button>
        </Fields>
      </form>
    </AccountPage>
  );
}
