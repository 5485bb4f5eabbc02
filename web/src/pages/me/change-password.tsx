import { Button, Card, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { filled, longEnough } from '../../parts/forms/account-checks';
import { answered, api } from '../../api/client';
import { fieldErrors } from '../../api/problem';
import { session, useAccount } from '../../api/session';
import { checkLater } from '../../shell/check-later';
import { Failure } from '../../shell/failure';
import { UnsavedGuard } from '../../shell/unsaved-guard';
import { tellSaved } from '../../shell/tell';

/** A new password for who knows the present one. All other sessions end; this one goes on. */
export function ChangePassword() {
  const { t } = useTranslation(['me', 'account']);
  const { email } = useAccount();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: { currentPassword: filled, newPassword: longEnough },
  });
  const changing = useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) =>
      answered(api.POST('/api/v1/auth/password/change', { body })),
    onSuccess: async (signedIn) => {
      session.goOnWith(signedIn);
      form.reset();
      tellSaved(t('security.passwordChanged'));
      await queries.invalidateQueries({ queryKey: ['sessions'] });
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error));
      const [first] = Object.keys(fieldErrors(error));
      if (first !== undefined) form.getInputNode(first)?.focus();
    },
  });
  const placed = Object.keys(fieldErrors(changing.error)).length > 0;
  return (
    <Card component="section" aria-labelledby="password">
      <form noValidate onBlur={checkLater(form)} onSubmit={form.onSubmit((values) => changing.mutate(values))}>
        <Stack gap="md" maw={420}>
          <div>
            <Title order={2} id="password">
              {t('security.password')}
            </Title>
            <Text c="dimmed">{t('security.passwordText')}</Text>
          </div>
          {/* Password managers ask whose it is. */}
          <input type="text" autoComplete="username" value={email} readOnly hidden />
          <PasswordInput
            label={t('security.currentPassword')}
            autoComplete="current-password"
            {...form.getInputProps('currentPassword')}
          />
          <PasswordInput
            label={t('account:newPassword')}
            description={t('account:passwordHint')}
            autoComplete="new-password"
            {...form.getInputProps('newPassword')}
          />
          {changing.error && !placed && <Failure error={changing.error} />}
          <div>
            <Button type="submit" loading={changing.isPending}>
              {t('security.changePassword')}
            </Button>
          </div>
        </Stack>
        <UnsavedGuard unsaved={() => form.isDirty()} />
      </form>
    </Card>
  );
}
