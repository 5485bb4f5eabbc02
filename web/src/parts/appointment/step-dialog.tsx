import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../api/problem';
import { Dialog } from '../../shell/dialog';
import { Failure } from '../../shell/failure';
import type { DeskVisit } from './desk-commands';
import { useFormFocus } from '../forms/use-form-focus';
import { keepFocus, type AskedAction, type Steps } from './use-steps';
import { patientOf } from './words';

/** Says what a step does, and asks why. What was typed stays when the server refuses. */
export function ReasonDialog({ visit, steps }: { visit: DeskVisit; steps: Steps }) {
  const { t } = useTranslation(['practice', 'common']);
  const title = steps.asked && t(`dialog.${steps.asked}.title`, { patient: patientOf(visit) });
  return (
    <Dialog
      opened={steps.asked !== undefined}
      onClose={steps.close}
      onExitTransitionEnd={() => keepFocus(visit)}
      title={title}
    >
      {steps.asked && <ReasonForm action={steps.asked} steps={steps} />}
    </Dialog>
  );
}

function ReasonForm({ action, steps }: { action: AskedAction; steps: Steps }) {
  const { t } = useTranslation(['practice', 'common']);
  const optional = action === 'no-show';
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { reason: '' },
    validate: { reason: (value) => (!optional && value.trim() === '' ? t('common:required') : null) },
  });
  const { form: place } = useFormFocus(steps.busy);
  const atReason = fieldErrors(steps.error).reason;
  return (
    <form
      noValidate
      ref={place}
      onSubmit={form.onSubmit(
        ({ reason }) => steps.answer(action, reason.trim() === '' ? undefined : reason.trim()),
        () => form.getInputNode('reason')?.focus(),
      )}
    >
      <Stack gap="md">
        <Text>{t(`dialog.${action}.text`)}</Text>
        <Textarea
          data-autofocus
          label={optional ? t('dialog.reasonOptional') : t('dialog.reason')}
          maxLength={2000}
          key={form.key('reason')}
          {...form.getInputProps('reason')}
          error={form.errors.reason ?? atReason}
        />
        {steps.error && !atReason && <Failure error={steps.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={steps.close}>
            {t('dialog.back')}
          </Button>
          <Button type="submit" color={action === 'undo' ? undefined : 'red.9'} loading={steps.busy}>
            {t(`dialog.${action}.action`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
