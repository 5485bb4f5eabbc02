import { Button, Card, Group, List, PasswordInput, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ShieldAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { filled } from '../../parts/forms/account-checks';
import { answered, api } from '../../api/client';
import { once } from '../../api/once';
import { fieldErrors, Problem } from '../../api/problem';
import { useAccount } from '../../api/session';
import { momentOf, readersZone } from '../../format/zoned';
import { isMissing } from '../../parts/record/patient-queries';
import { Notice } from '../../shell/notice';
import { medicalHistoryQuery } from '../../parts/record/queries';
import { checkLater } from '../../shell/check-later';
import { Failure } from '../../shell/failure';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/page';
import { glassKey } from './open-until';

const shortest = 10;

/** The record is closed to the reader. What opening it means comes first, then reason and password, then the deed. */
export function BreakGlass({ patientId }: { patientId: string }) {
  const { t } = useTranslation(['consultation', 'common', 'account']);
  const { email } = useAccount();
  const queries = useQueryClient();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { reason: '', password: '' },
    validate: {
      reason: (value) => (value.trim().length < shortest ? t('glass.tooShort') : null),
      password: filled,
    },
  });
  const breaking = useMutation({
    mutationFn: ({ reason, password }: { reason: string; password: string }) =>
      once(['break-glass', patientId, reason], (key) =>
        answered(
          api.POST('/api/v1/patients/{id}/break-glass', {
            params: { path: { id: patientId }, header: { 'Idempotency-Key': key } },
            body: { reason, password },
          }),
        ),
      ),
    onSuccess: async ({ until }) => {
      queries.setQueryData(glassKey(patientId), until);
      const parts = [['care', patientId], medicalHistoryQuery(patientId).queryKey];
      await Promise.all(parts.map((queryKey) => queries.resetQueries({ queryKey })));
    },
  });
  const { reason: atReason, password: atPassword } = fieldErrors(breaking.error);
  const limit = limitOf(breaking.error);
  return (
    <Page title={t('glass.title')} lead={t('glass.lead')} width="text">
      <Card>
        <form
          noValidate
          onBlur={checkLater(form)}
          onSubmit={form.onSubmit(
            ({ reason, password }) => breaking.mutate({ reason: reason.trim(), password }),
            (errors) => form.getInputNode(errors.reason ? 'reason' : 'password')?.focus(),
          )}
        >
          <Stack gap="md">
            <Notice color="yellow" icon={<ShieldAlert aria-hidden />} title={t('glass.meaning')}>
              <List>
                <List.Item>{t('glass.hours')}</List.Item>
                <List.Item>{t('glass.readOnly')}</List.Item>
                <List.Item>{t('glass.told')}</List.Item>
                <List.Item>{t('glass.seen')}</List.Item>
              </List>
            </Notice>
            <Textarea
              label={t('glass.reason')}
              description={t('glass.reasonHint')}
              maxLength={500}
              key={form.key('reason')}
              {...form.getInputProps('reason')}
              error={form.errors.reason ?? atReason}
            />
            {/* Password managers ask whose it is. */}
            <input type="text" autoComplete="username" value={email} readOnly hidden />
            <PasswordInput
              label={t('account:password')}
              description={t('glass.passwordHint')}
              autoComplete="current-password"
              key={form.key('password')}
              {...form.getInputProps('password')}
              error={form.errors.password ?? (atPassword && t('glass.wrongPassword'))}
            />
            {isMissing(breaking.error) && !atReason && (
              <Text role="alert" fw={600}>
                {t('glass.nobody')}
              </Text>
            )}
            {limit && (
              <Text role="alert" fw={600}>
                {t('glass.limit', { when: momentOf(limit, readersZone()) })}
              </Text>
            )}
            {breaking.error && !limit && !atPassword && !isMissing(breaking.error) && (
              <Failure error={breaking.error} />
            )}
            <Group gap="sm">
              <Button type="submit" color="red.9" loading={breaking.isPending}>
                {t('glass.action')}
              </Button>
              <ButtonLink to="/desk" variant="default">
                {t('glass.back')}
              </ButtonLink>
            </Group>
          </Stack>
        </form>
      </Card>
    </Page>
  );
}

/** When the next record can be opened, for who has opened too many. */
function limitOf(error: unknown): string | undefined {
  if (!(error instanceof Problem) || error.code !== 'BREAK_GLASS_LIMIT') return undefined;
  return String(error.members.availableFrom);
}
