import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../forms/reason-dialog';
import { keepFocus, type AskedStep, type DeskAppointment, type Steps } from './use-steps';
import { patientOf } from './words';

/** Says what a far-reaching step does, and asks why. */
export function StepDialog({ visit, steps }: { visit: DeskAppointment; steps: Steps }) {
  const { t } = useTranslation('practice');
  const step: AskedStep = steps.asked ?? 'cancel';
  const optional = step === 'no-show';
  return (
    <ReasonDialog
      opened={steps.asked !== undefined}
      title={steps.asked && t(`dialog.${steps.asked}.title`, { patient: patientOf(visit) })}
      onExited={() => keepFocus(visit)}
      label={t(optional ? 'dialog.reasonOptional' : 'dialog.reason')}
      required={!optional}
      autoFocus
      keep={t('dialog.back')}
      action={t(`dialog.${step}.action`)}
      destructive={step !== 'undo'}
      error={steps.error}
      busy={steps.busy}
      onKeep={steps.close}
      onSend={(reason) => steps.answer(step, reason === '' ? undefined : reason)}
    >
      <Text>{t(`dialog.${step}.text`)}</Text>
    </ReasonDialog>
  );
}
