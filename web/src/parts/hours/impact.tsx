import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import type { Impact, Resolution } from '../../api/schema';
import { Dialog } from '../../shell/dialog';
import { Failure } from '../../shell/failure';
import { Colleagues } from './colleagues';
import { HitVisits } from './affected-appointments';
import { useFormFocus } from '../forms/use-form-focus';
import { shortMomentOf } from '../../format/moment';

export interface Decision extends Impact {
  title: string;
  /** What the change does, where that needs words. */
  text?: ReactNode;
  action: string;
  /** How many visits that are, in words. */
  hits: string;
  /** Whose visits they are, where a colleague can take them over. */
  handedOverBy?: string;
  /** Whether they can be seen at another time, by whom and where they are booked. */
  later: boolean;
  busy: boolean;
  error: unknown;
  onDecide: (resolution?: Resolution) => void;
}

/** Shows what a change hits before it is made, and asks what becomes of it. */
export function ImpactDialog({
  decision,
  onClose,
  onClosed,
}: {
  /** Undefined: closed. */
  decision: Decision | undefined;
  onClose: () => void;
  /** The dialog is gone, and the focus may be. */
  onClosed?: () => void;
}) {
  return (
    <Dialog opened={decision !== undefined} onClose={onClose} onExitTransitionEnd={onClosed} title={decision?.title}>
      {decision && <DecisionForm {...decision} onClose={onClose} />}
    </Dialog>
  );
}

function DecisionForm({
  text,
  affected,
  affectedTotal,
  hits: howMany,
  handedOverBy,
  later,
  onDecide,
  onClose,
  ...rest
}: Decision & { onClose: () => void }) {
  const { t } = useTranslation(['practice', 'common']);
  const hits = affected.length > 0;
  const form = useForm({
    initialValues: { kind: '', reason: '', practitionerId: '' },
    validate: {
      kind: (value) => (hits && value === '' ? t('common:required') : null),
      reason: (value, { kind }) => (hits && kind === 'cancel' && value.trim() === '' ? t('common:required') : null),
      practitionerId: (value, { kind }) => (hits && kind === 'move' && value === '' ? t('common:required') : null),
    },
  });
  const { form: place } = useFormFocus(rest.busy);
  const focusWrong = ({ kind }: { kind?: unknown }) =>
    place.current?.querySelector<HTMLElement>(kind ? '[type="radio"]' : 'textarea, select')?.focus();
  const send = form.onSubmit(({ kind, reason, practitionerId }) => {
    if (!hits) return onDecide();
    if (kind === 'cancel') return onDecide({ kind, reason: reason.trim() });
    if (kind === 'later') return onDecide({ kind: 'move', nextFree: true });
    onDecide(kind === 'move' ? { kind, practitionerId } : { kind: 'keep' });
  }, focusWrong);
  return (
    <form noValidate ref={place} onSubmit={send}>
      <Stack gap="md">
        {text && <Text>{text}</Text>}
        {hits && (
          <>
            <Text fw={600}>{howMany}</Text>
            <HitVisits affected={affected} affectedTotal={affectedTotal} />
            <Radio.Group label={t('impact.question')} {...form.getInputProps('kind')}>
              <Stack gap="sm" mt="xs">
                <Radio value="keep" size="md" label={t('impact.keep')} description={t('impact.keepText')} />
                <Radio value="cancel" size="md" label={t('impact.cancel')} description={t('impact.cancelText')} />
                {handedOverBy !== undefined && (
                  <Radio value="move" size="md" label={t('impact.move')} description={t('impact.moveText')} />
                )}
                {later && (
                  <Radio value="later" size="md" label={t('impact.later')} description={t('impact.laterText')} />
                )}
              </Stack>
            </Radio.Group>
            {handedOverBy !== undefined && form.values.kind === 'move' && (
              <Colleagues of={handedOverBy} {...form.getInputProps('practitionerId')} />
            )}
            {form.values.kind === 'cancel' && (
              <Textarea label={t('impact.reason')} maxLength={2000} {...form.getInputProps('reason')} />
            )}
          </>
        )}
        <Refusal error={rest.error} affected={affected} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('dialog.back')}
          </Button>
          <Button type="submit" loading={rest.busy}>
            {rest.action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Why nothing was changed and, where one of the visits is in the way, which. */
function Refusal({ error, affected }: { error: unknown } & Pick<Decision, 'affected'>) {
  const { t } = useTranslation('practice');
  if (error === null || error === undefined) return null;
  const named =
    error instanceof Problem ? (error.members.unsettled ?? [{ appointmentId: error.members.appointmentId }]) : [];
  const ids = (named as { appointmentId?: unknown }[]).map(({ appointmentId }) => appointmentId);
  const inTheWay = affected.filter(({ appointmentId }) => ids.includes(appointmentId));
  return (
    <>
      <Failure error={error} />
      {inTheWay.length > 0 && (
        <Text>
          {t('impact.inTheWay', {
            moment: inTheWay
              .slice(0, 5)
              .map(({ start, timeZone, patient }) =>
                [shortMomentOf(start, timeZone), patient.fullName].filter(Boolean).join(', '),
              )
              .join('; '),
          })}
        </Text>
      )}
    </>
  );
}
