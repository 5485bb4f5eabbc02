import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import type { HitVisit } from '../../api/schema';
import { Dialog } from '../../shell/dialog';
import { Failure } from '../../shell/failure';
import { Colleagues } from './colleagues';
import { HitVisits } from './affected-appointments';
import { useFormFocus } from '../forms/use-form-focus';
import type { Resolution } from './use-impact';
import { shortMomentOf } from '../../format/moment';

interface Decision {
  title: string;
  /** What the change does, where that needs words. */
  text?: ReactNode;
  action: string;
  affected: readonly HitVisit[];
  /** How many visits that are, in words. */
  hits: string;
  /** The zone of the visits, as long as they have not been read. */
  timeZone: string;
  /** Whether a cancellation takes a reason. */
  withReason: boolean;
  /** Whose visits they are, where a colleague can take them over. */
  handedOverBy?: string;
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
  hits: howMany,
  timeZone,
  withReason,
  handedOverBy,
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
      reason: (value, { kind }) =>
        hits && withReason && kind === 'cancel' && value.trim() === '' ? t('common:required') : null,
      practitionerId: (value, { kind }) => (hits && kind === 'move' && value === '' ? t('common:required') : null),
    },
  });
  const { form: place } = useFormFocus(rest.busy);
  const focusWrong = ({ kind }: { kind?: unknown }) =>
    place.current?.querySelector<HTMLElement>(kind ? '[type="radio"]' : 'textarea, select')?.focus();
  const send = form.onSubmit(({ kind, reason, practitionerId }) => {
    if (!hits) return onDecide();
    if (kind === 'cancel') return onDecide({ kind: 'cancel', ...(withReason ? { reason: reason.trim() } : {}) });
    onDecide(kind === 'move' ? { kind, practitionerId } : { kind: 'keep' });
  }, focusWrong);
  return (
    <form noValidate ref={place} onSubmit={send}>
      <Stack gap="md">
        {text && <Text>{text}</Text>}
        {hits && (
          <>
            <Text fw={600}>{howMany}</Text>
            <HitVisits affected={affected} timeZone={timeZone} />
            <Radio.Group label={t('impact.question')} {...form.getInputProps('kind')}>
              <Stack gap="sm" mt="xs">
                <Radio value="keep" size="md" label={t('impact.keep')} description={t('impact.keepText')} />
                <Radio value="cancel" size="md" label={t('impact.cancel')} description={t('impact.cancelText')} />
                {handedOverBy !== undefined && (
                  <Radio value="move" size="md" label={t('impact.move')} description={t('impact.moveText')} />
                )}
              </Stack>
            </Radio.Group>
            {handedOverBy !== undefined && form.values.kind === 'move' && (
              <Colleagues of={handedOverBy} {...form.getInputProps('practitionerId')} />
            )}
            {withReason && form.values.kind === 'cancel' && (
              <Textarea label={t('impact.reason')} maxLength={2000} {...form.getInputProps('reason')} />
            )}
          </>
        )}
        <Refusal error={rest.error} affected={affected} timeZone={timeZone} />
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
function Refusal({ error, affected, timeZone }: { error: unknown } & Pick<Decision, 'affected' | 'timeZone'>) {
  const { t } = useTranslation('practice');
  if (error === null || error === undefined) return null;
  const inTheWay = error instanceof Problem && affected.find(({ id }) => id === error.members.appointmentId);
  return (
    <>
      <Failure error={error} />
      {inTheWay && <Text>{t('impact.inTheWay', { moment: shortMomentOf(inTheWay.start, timeZone) })}</Text>}
    </>
  );
}
