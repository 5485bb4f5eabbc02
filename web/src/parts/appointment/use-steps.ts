import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import type { Visit, VisitStatus } from '../../api/schema';
import { useAppointmentCommand, type Step } from './commands';
import { patientOf, visitWords } from './words';

/** What has to be known of an appointment to take a step. */
export type DeskAppointment = Pick<
  Visit,
  'id' | 'version' | 'status' | 'start' | 'timeZone' | 'practitionerId' | 'names' | 'allowedActions'
>;

/** The steps that far-reaching words ask about first. */
const askedSteps = ['decline', 'cancel', 'no-show', 'undo', 'retract'] as const;
export type AskedStep = (typeof askedSteps)[number];

const isAsked = (step: Step): step is AskedStep => (askedSteps as readonly string[]).includes(step);
/** Somebody took another step meanwhile, or changed something else about the visit. */
const isOvertaken = (error: unknown): error is Problem =>
  error instanceof Problem && (error.code === 'INVALID_TRANSITION' || error.status === 412);

/**
 * The steps of one visit: at once, or by a dialog that asks why. What came of a step is told in a toast; that somebody
 * else was faster is no failure of the reader's, so it is told in the same way. `onAnswered` runs before the lists are
 * read again, as long as the visit is still on the screen.
 */
export function useSteps(visit: DeskAppointment, onAnswered?: () => void) {
  const { t } = useTranslation(['practice', 'common']);
  const [asked, setAsked] = useState<AskedStep>();

  // In the mutation itself, not in the call: the row may leave the screen while the lists are read again.
  const step = useAppointmentCommand<{ action: Step; reason?: string }>(visit, {
    onSuccess: (_visit, { action }) => {
      notifications.show({ message: t(`done.${action}`, { visit: visitWords(visit) }) });
      setAsked(undefined);
      onAnswered?.();
    },
    onError: (error) => {
      if (!isOvertaken(error)) return;
      const current = error.members.current as VisitStatus;
      const patient = patientOf(visit);
      const message =
        current === visit.status
          ? t('changedMeanwhile', { patient })
          : t('overtaken', { patient, status: t(`common:status.${current}`) });
      notifications.show({ color: 'yellow', message });
      setAsked(undefined);
      onAnswered?.();
    },
    onRead: () => requestAnimationFrame(() => keepFocus(visit)),
  });
  const error = isOvertaken(step.error) ? null : step.error;

  return {
    asked,
    busy: step.isPending,
    error,
    take(action: Step): void {
      if (step.isPending) return;
      step.reset();
      if (isAsked(action)) setAsked(action);
      else step.mutate({ action });
    },
    answer: (action: AskedStep, reason?: string) => step.mutate({ action, reason }),
    retry: () => step.variables && step.mutate(step.variables),
    close(): void {
      setAsked(undefined);
      step.reset();
    },
  };
}

/** Marks the button of the menu of a visit, of which a page has one. (Its id is Mantine's.) */
export const menuOf = ({ id }: DeskAppointment) => ({ 'data-menu-of': id });

/**
 * The visit moved to another part of the page, or a menu closed, and the button with the focus is gone: the focus goes
 * to the menu of the visit, where a key that is pressed once more does no harm.
 */
export function keepFocus(visit: DeskAppointment): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(`[data-menu-of="${visit.id}"]`)?.focus({ preventScroll: true });
}

export type Steps = ReturnType<typeof useSteps>;
