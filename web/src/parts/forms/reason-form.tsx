import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors, Problem } from '../../api/problem';
import { Failure } from '../../shell/failure';
import { Notice } from '../../shell/notice';
import { DialogButtons } from './dialog-buttons';

const longest = 2000;

/** Asks why, and does it. What was typed stays when the server refuses. */
export function ReasonForm({
  label,
  hint,
  required = false,
  initial = '',
  keep,
  action,
  destructive = false,
  error,
  busy,
  onSend,
  onKeep,
  children,
}: {
  label: string;
  hint: string;
  required?: boolean;
  initial?: string;
  /** The words of the way back, and of the deed. */
  keep: string;
  action: string;
  destructive?: boolean;
  error: Error | null;
  busy: boolean;
  onSend: (reason: string) => void;
  onKeep: () => void;
  /** What happens then: read before the deed. */
  children?: ReactNode;
}) {
  const { t } = useTranslation(['common', 'appointment']);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { reason: initial },
    validate: { reason: (value) => (required && value.trim() === '' ? t('required') : null) },
  });
  // It was read again meanwhile: what stands above is how it is now.
  const changed = error instanceof Problem && error.status === 412;
  const atField = fieldErrors(error).reason;
  return (
    <form noValidate onSubmit={form.onSubmit(({ reason }) => onSend(reason.trim()))}>
      <Stack gap="md">
        {children}
        <Textarea
          label={label}
          description={hint}
          required={required}
          withAsterisk={false}
          maxLength={longest}
          maxRows={8}
          key={form.key('reason')}
          {...form.getInputProps('reason')}
          error={form.getInputProps('reason').error ?? atField}
        />
        {changed && (
          <Notice role="alert" color="yellow">
            <Text>{t('appointment:changed')}</Text>
          </Notice>
        )}
        {error && !changed && atField === undefined && <Failure error={error} />}
        <DialogButtons>
          <Button variant="default" onClick={onKeep}>
            {keep}
          </Button>
          <Button type="submit" color={destructive ? 'red.8' : undefined} loading={busy}>
            {action}
          </Button>
        </DialogButtons>
      </Stack>
    </form>
  );
}
