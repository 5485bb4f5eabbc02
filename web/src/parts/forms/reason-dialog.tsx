import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors, Problem } from '../../api/problem';
import { Dialog } from '../../shell/dialog';
import { Failure } from '../../shell/failure';
import { Notice } from '../../shell/notice';
import { DialogButtons } from './dialog-buttons';
import { useFormFocus } from './use-form-focus';

interface Asked {
  label: string;
  hint?: string;
  required?: boolean;
  initial?: string;
  minRows?: number;
  /** The longest reason that the API takes. */
  maxLength?: number;
  /** Whether the dialog begins in the field; otherwise at its top, where what happens is read first. */
  autoFocus?: boolean;
  /** The words of the way back, and of what is done. */
  keep: string;
  action: string;
  destructive?: boolean;
  /** Whether it cannot be done any more. */
  disabled?: boolean;
  error: Error | null;
  /** What to say where another change was faster; it was read again meanwhile. */
  overtaken?: string;
  busy: boolean;
  onSend: (reason: string) => void;
  onKeep: () => void;
  /** What happens then: read before it is done. */
  children?: ReactNode;
}

/** Says what is done, and asks why, in a dialog of its own. */
export function ReasonDialog({
  opened,
  title,
  roomy,
  onExited,
  ...asked
}: Asked & { opened: boolean; title: string | undefined; roomy?: boolean; onExited?: () => void }) {
  return (
    <Dialog opened={opened} onClose={asked.onKeep} onExitTransitionEnd={onExited} title={title} roomy={roomy}>
      {opened && <ReasonForm {...asked} />}
    </Dialog>
  );
}

/** Asks why, and does it. What was typed stays when the server refuses. */
export function ReasonForm({
  label,
  hint,
  required = false,
  initial = '',
  minRows,
  maxLength = 2000,
  autoFocus = false,
  keep,
  action,
  destructive = false,
  disabled = false,
  error,
  overtaken,
  busy,
  onSend,
  onKeep,
  children,
}: Asked) {
  const { t } = useTranslation();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { reason: initial },
    validate: { reason: (value) => (required && value.trim() === '' ? t('required') : null) },
  });
  const { form: place } = useFormFocus(busy);
  const isOvertaken = overtaken !== undefined && error instanceof Problem && error.status === 412;
  const atField = fieldErrors(error).reason;
  const send = form.onSubmit(
    ({ reason }) => onSend(reason.trim()),
    () => form.getInputNode('reason')?.focus(),
  );
  return (
    <form noValidate ref={place} onSubmit={send}>
      <Stack gap="md">
        {children}
        <Textarea
          data-autofocus={autoFocus || undefined}
          label={label}
          description={hint}
          required={required}
          withAsterisk={false}
          maxLength={maxLength}
          minRows={minRows}
          maxRows={8}
          key={form.key('reason')}
          {...form.getInputProps('reason')}
          error={form.errors.reason ?? atField}
        />
        {isOvertaken && (
          <Notice role="alert" color="yellow">
            <Text>{overtaken}</Text>
          </Notice>
        )}
        {error && !isOvertaken && atField === undefined && <Failure error={error} />}
        <DialogButtons>
          <Button variant="default" onClick={onKeep}>
            {keep}
          </Button>
          <Button type="submit" color={destructive ? 'red.9' : undefined} loading={busy} disabled={disabled}>
            {action}
          </Button>
        </DialogButtons>
      </Stack>
    </form>
  );
}
