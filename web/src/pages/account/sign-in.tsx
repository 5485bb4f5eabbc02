import { Button, Group, PasswordInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import type { Account } from '../../api/schema';
import { session } from '../../api/session';
import { Failure } from '../../shell/failure';
import { checkLater } from '../../shell/check-later';
import { AccountPage, Fields } from './account-page';
import { DemoLogins } from './demo-logins';
import { email, filled } from '../../parts/forms/account-checks';
import { TextLink } from '../../shell/links';

export const signIn = createLazyRoute('/sign-in')({ component: SignIn });

function SignIn() {
  const { t } = useTranslation('account');
  const { next } = signIn.useSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: { email, password: filled },
  });
  const entering = useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) => session.signIn(email.trim(), password),
    onSuccess: async (account) => {
      if (next !== undefined) router.history.push(next);
      else await navigate({ to: startOf(account) });
    },
  });
  const wrong = entering.error instanceof Problem && entering.error.status === 401;
  return (
    <AccountPage title={t('signIn.title')} lead={next?.startsWith('/book/') ? t('signIn.toBook') : undefined}>
      <form noValidate onBlur={checkLater(form)} onSubmit={form.onSubmit((values) => entering.mutate(values))}>
        <Fields>
          <TextInput label={t('email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
          <PasswordInput label={t('password')} autoComplete="current-password" {...form.getInputProps('password')} />
          {entering.error &&
            (wrong ? (
              <Text role="alert" c="var(--mantine-color-error)">
                {t('signIn.wrong')}
              </Text>
            ) : (
              <Failure error={entering.error} />
            ))}
          <Button type="submit" fullWidth loading={entering.isPending}>
            {t('signIn.action')}
          </Button>
        </Fields>
      </form>
      <Group justify="space-between">
        <TextLink to="/forgot">{t('signIn.forgot')}</TextLink>
        <Text span>
          {t('signIn.noAccount')}{' '}
          <TextLink to="/sign-up" search={{ next }} underline="always">
            {t('signIn.createAccount')}
          </TextLink>
        </Text>
      </Group>
      <DemoLogins onChoose={(email, password) => entering.mutate({ email, password })} />
    </AccountPage>
  );
}

/** Where the day of this account begins. */
function startOf({ roles }: Account): '/admin' | '/desk' | '/visits' {
  if (roles.includes('admin')) return '/admin';
  if (roles.includes('practitioner') || roles.includes('staff')) return '/desk';
  return '/visits';
}
