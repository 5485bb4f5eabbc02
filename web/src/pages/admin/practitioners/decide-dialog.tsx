import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../../api/problem';
import type { Credential } from '../../../api/schema';
import { Failure } from '../../../shell/failure';
import { Dialog } from '../../../shell/dialog';
import { required } from '../../../parts/forms/checks';
import { longDate } from '../../../format/words';
import { useDecision, type Decision } from './use-decision';

/** What is asked about: a credential of somebody, and what is to be decided. */
export interface Asked {
  credential: Credential;
  name: string;
  action: Decision['action'];
}

/** Says what a decision does before it is made. */
export function DecideDialog({
  asked,
  opened,
  onClose,
  onClosed,
}: {
  asked?: Asked;
  opened: boolean;
  onClose: () => void;
  /** The dialog is gone, and the button that opened it may be. */
  onClosed: () => void;
}) {
  const { t } = useTranslation(['practitioners', 'admin']);
  return (
    <Dialog
      roomy
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      title={
        asked &&
        t(`credentials.${asked.action}.title`, {
          kind: t(`admin:documents.kind.${asked.credential.kind}`),
          name: asked.name,
        })
      }
    >
      {asked &&
        (asked.action === 'verify' ? (
          <VerifyForm {...asked} onClose={onClose} />
        ) : (
          <RejectForm {...asked} onClose={onClose} />
        ))}
    </Dialog>
  );
}

type FormProps = Asked & { onClose: () => void };

function VerifyForm({ credential, name, onClose }: FormProps) {
  const { t } = useTranslation(['practitioners', 'common']);
  const deciding = useDecision(credential, onClose);
  const { kind, expiresOn } = credential;
  return (
    <Stack gap="md">
      <Text>
        {kind === 'licence' && expiresOn
          ? t('credentials.verify.licence', { name, date: longDate(expiresOn) })
          : t('credentials.verify.text')}
      </Text>
      {deciding.error && <Failure error={deciding.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button data-autofocus loading={deciding.isPending} onClick={() => deciding.mutate({ action: 'verify' })}>
          {t('credentials.verify.action')}
        </Button>
      </Group>
    </Stack>
  );
}

function RejectForm({ credential, onClose }: FormProps) {
  const { t } = useTranslation(['practitioners', 'common']);
  const form = useForm({ initialValues: { reason: '' }, validate: required });
  const deciding = useDecision(credential, onClose);
  const atField = fieldErrors(deciding.error).reason;
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(
        ({ reason }) => deciding.mutate({ action: 'reject', reason: reason.trim() }),
        () => form.getInputNode('reason')?.focus(),
      )}
    >
      <Stack gap="md">
        <Text>{t('credentials.reject.text')}</Text>
        <Textarea
          label={t('credentials.reject.reason')}
          required
          minRows={4}
          maxLength={2000}
          data-autofocus
          {...form.getInputProps('reason')}
          error={form.errors.reason ?? atField}
        />
        {deciding.error && !atField && <Failure error={deciding.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={deciding.isPending}>
            {t('credentials.reject.action')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
