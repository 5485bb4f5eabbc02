import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../../api/client';
import { once } from '../../api/once';
import type { Prescription } from '../../api/schema';
import { ReasonDialog } from '../../parts/forms/reason-dialog';
import { ConfirmDialog } from '../../parts/forms/confirm-dialog';

/** What can be done to a prescription: issue a draft, or make void what was issued, saying why. */
export function PrescriptionActions({ prescription }: { prescription: Prescription }) {
  const { t } = useTranslation(['consultation', 'common', 'record']);
  const queries = useQueryClient();
  const [asked, setAsked] = useState<'issue' | 'void'>();
  const { id, number, allowedActions } = prescription;
  const name = number ?? t('record:prescription.draft');
  const command = useMutation({
    mutationFn: (reason?: string) =>
      once([id, asked, reason], (key) => {
        const params = { path: { id }, header: { 'Idempotency-Key': key } };
        if (reason === undefined) return answered(api.POST('/api/v1/prescriptions/{id}/issue', { params }));
        return answered(api.POST('/api/v1/prescriptions/{id}/void', { params, body: { reason } }));
      }),
    onSuccess: async ({ number: given }, reason) => {
      const words = reason === undefined ? 'prescription.issued' : 'prescription.voided';
      notifications.show({ message: t(words, { number: given }) });
      setAsked(undefined);
      await queries.invalidateQueries({ queryKey: ['prescriptions'] });
    },
  });
  const close = () => {
    setAsked(undefined);
    command.reset();
  };
  return (
    <Group gap="sm">
      {allowedActions.includes('issue') && (
        <Button onClick={() => setAsked('issue')} aria-label={t('prescription.issueOf', { name })}>
          {t('prescription.issue')}
        </Button>
      )}
      {allowedActions.includes('void') && (
        <Button
          variant="subtle"
          color="gray"
          c="var(--mantine-color-error)"
          onClick={() => setAsked('void')}
          aria-label={t('prescription.voidOf', { name })}
        >
          {t('prescription.void')}
        </Button>
      )}
      <ConfirmDialog
        opened={asked === 'issue'}
        title={t('prescription.issueTitle')}
        text={t('prescription.issueText')}
        action={t('prescription.issue')}
        busy={command.isPending}
        error={command.error}
        onClose={close}
        onConfirm={() => command.mutate(undefined)}
      />
      <ReasonDialog
        opened={asked === 'void'}
        title={t('prescription.voidTitle', { name })}
        label={t('prescription.voidReason')}
        hint={t('prescription.voidHint')}
        required
        maxLength={1000}
        keep={t('common:cancel')}
        action={t('prescription.voidAction')}
        destructive
        error={command.error}
        busy={command.isPending}
        onKeep={close}
        onSend={(reason) => command.mutate(reason)}
      >
        <Text>{t('prescription.voidText')}</Text>
      </ReasonDialog>
    </Group>
  );
}
