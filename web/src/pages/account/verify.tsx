import { Button, PasswordInput, Skeleton, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { isPassing, Problem } from '../../api/problem';
import { session, useSession } from '../../api/session';
import { Failure } from '../../shell/failure';
import { TextLink } from '../../shell/links';
import { AccountPage, Fields } from './account-page';
import { CheckMail } from './check-mail';
import { email, filled } from '../../parts/forms/account-checks';

export const verify = createLazyRoute('/verify')({ component: Verify });

/**
 * Where the link of the mail leads. Nothing happens by opening it (mail programs look at links): by the button, and in a
 * browser without a session of the account only with its password, because a stranger may have made the account.
 */
function Verify() {
  const { t } = useTranslation('account');
  const { token } = verify.useSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const status = useSession().status;
  const verifying = useMutation({
    mutationFn: async (password?: string) => {
      const body = { token: token ?? '', password };
      const verified = await answered(api.POST('/api/v1/auth/verify-email', { body }));
      if (password !== undefined) await session.signIn(verified.email, password);
    },
    onSuccess: async () => {
      const next = localStorage.getItem('next') ?? undefined;
      localStorage.removeItem('next');
      if (next !== undefined) router.history.push(next);
      else await navigate({ to: '/practitioners' });
    },
  });
  const { error } = verifying;
  const refusal = error instanceof Problem && !isPassing(error) ? error.code : undefined;
  const aboutPassword = refusal === 'PASSWORD_NEEDED' || refusal === 'PASSWORD_WRONG';
  if (token === undefined) return <AskAgain words={t('verify.missing')} />;
  if (refusal !== undefined && !aboutPassword) return <AskAgain words={t('verify.used')} />;
  if (status === 'restoring') return <AsYetUnknown />;
  const byPassword = status !== 'signed-in' || aboutPassword || verifying.variables !== undefined;
  return (
    <AccountPage title={t('verify.title')}>
      <Text>{t(byPassword ? 'verify.withPassword' : 'verify.text')}</Text>
      {error && !aboutPassword && <Failure error={error} />}
      {byPassword ? (
        <PasswordForm
          pending={verifying.isPending}
          wrong={refusal === 'PASSWORD_WRONG'}
          onSubmit={(password) => verifying.mutate(password)}
        />
      ) : (
        <Button loading={verifying.isPending} onClick={() => verifying.mutate(undefined)}>
          {t('verify.action')}
        </Button>
      )}
    </AccountPage>
  );
}

/** Whether this browser is signed in is not known yet: nobody is asked for a password that may not be needed. */
function AsYetUnknown() {
  const { t } = useTranslation('account');
  return (
    <AccountPage title={t('verify.title')}>
      <Skeleton h={24} aria-hidden />
      <Skeleton h={36} aria-hidden />
    </AccountPage>
  );
}

interface PasswordFormProps {
  pending: boolean;
  wrong: boolean;
  onSubmit: (password: string) => void;
}

function PasswordForm({ pending, wrong, onSubmit }: PasswordFormProps) {
  const { t } = useTranslation('account');
  const form = useForm({ initialValues: { password: '' }, validate: { password: filled } });
  return (
    <>
      <form noValidate onSubmit={form.onSubmit(({ password }) => onSubmit(password))}>
        <Fields>
          <PasswordInput
            label={t('password')}
            autoComplete="current-password"
            {...form.getInputProps('password')}
            error={form.errors.password ?? (wrong && !pending ? t('verify.wrong') : undefined)}
          />
          <Button type="submit" fullWidth loading={pending}>
            {t('verify.action')}
          </Button>
        </Fields>
      </form>
      <TextLink to="/forgot">{t('verify.otherPassword')}</TextLink>
    </>
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
