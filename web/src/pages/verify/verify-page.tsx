import { Button, Skeleton, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { Problem } from '../../api/problem';
import { Failure } from '../../shell/failure';
import { Page } from '../../shell/page';
import { Checked, Unknown } from './checked';

/** Tells whether a prescription is genuine, for whoever has its code. Nobody needs an account for that. */
export function VerifyPage({ code = '' }: { code?: string }) {
  const { t } = useTranslation(['record', 'common']);
  const navigate = useNavigate();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { code },
    validate: { code: (value) => (value.trim() === '' ? t('common:required') : null) },
  });
  const checking = useQuery({
    queryKey: ['check-prescription', code],
    queryFn: ({ signal }) =>
      answered(api.GET('/api/v1/prescriptions/verify/{code}', { params: { path: { code } }, signal })),
    enabled: code !== '',
    staleTime: 0,
    gcTime: 0,
  });
  const unknown = checking.error instanceof Problem && [400, 404].includes(checking.error.status);
  return (
    <Page title={t('verify.title')} lead={t('verify.lead')} width="text">
      <div aria-live="polite">
        {code !== '' && checking.isPending && <Skeleton h={220} />}
        {checking.data && <Checked prescription={checking.data} />}
        {unknown && <Unknown />}
        {checking.error && !unknown && <Failure error={checking.error} retry={() => void checking.refetch()} />}
      </div>
      <form
        noValidate
        onSubmit={form.onSubmit((values) => {
          if (values.code.trim() === code) void checking.refetch();
          else void navigate({ to: '/prescriptions/verify/$code', params: { code: values.code.trim() } });
        })}
      >
        <Stack gap="md" align="flex-start">
          <TextInput
            w="100%"
            maw={420}
            label={t('verify.code')}
            description={t('verify.codeHint')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={60}
            key={form.key('code')}
            {...form.getInputProps('code')}
          />
          <Button type="submit" loading={checking.isFetching} variant={code === '' ? 'filled' : 'default'}>
            {t('verify.action')}
          </Button>
        </Stack>
      </form>
    </Page>
  );
}
