import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPassing, Problem } from '../../api/problem';
import type { VisitStatus } from '../../api/schema';
import { perform, type DeskAction, type DeskVisit } from './desk-commands';
import { patientOf, visitWords } from './words';

/** What a step changes: visits, and with them free times. */
const changedBySteps = ['appointments', 'slots', 'next-free-date'];

/** The steps that far-reaching words ask about first. */
const askedActions = ['decline', 'cancel', 'no-show', 'undo', 'retract'] as const;
export type AskedAction = (typeof askedActions)[number];

const isAsked = (action: DeskAction): action is AskedAction => (askedActions as readonly string[]).includes(action);
/** Somebody took another step meanwhile, or changed something else about the visit. */
const isOvertaken = (error: unknown): error is Problem =>
  error instanceof Problem && (error.code === 'INVALID_TRANSITION' || error.status === 412);

/**
 * The steps of one visit: at once, or by a dialog that asks why. What came of a step is told in a toast; that somebody
 * else was faster is no failure of the reader's, so it is told in the same way. `onAnswered` runs before the lists are
 * read again, as long as the visit is still on the screen.
 */
export function useSteps(visit: DeskVisit, onAnswered?: () => void) {
  const { t } = useTranslation(['practice', 'common']);
  const queries = useQueryClient();
  const [asked, setAsked] = useState<AskedAction>();

  // In the mutation itself, not in the call: the row may leave the screen while the lists are read again.
  const step = useMutation({
    mutationFn: ({ action, reason }: { action: DeskAction; reason?: string }) => perform({ visit, action, reason }),
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
    // Until the lists are read again, the step is under way: nobody presses twice.
    onSettled: async (_visit, error) => {
      if (isPassing(error)) return;
      await Promise.all(changedBySteps.map((key) => queries.invalidateQueries({ queryKey: [key] })));
      requestAnimationFrame(() => keepFocus(visit));
    },
  });
  const error = isOvertaken(step.error) ? null : step.error;

  return {
    asked,
    busy: step.isPending,
    error,
    take(action: DeskAction): void {
      if (step.isPending) return;
      step.reset();
      if (isAsked(action)) setAsked(action);
      else step.mutate({ action });
    },
    answer: (action: AskedAction, reason?: string) => step.mutate({ action, reason }),
    retry: () => step.variables && step.mutate(step.variables),
    close(): void {
      setAsked(undefined);
      step.reset();
    },
  };
}

/** Marks the button of the menu of a visit, of which a page has one. (Its id is Mantine's.) */
export const menuOf = ({ id }: DeskVisit) => ({ 'data-menu-of': id });

/**
 * The visit moved to another part of the page, or a menu closed, and the button with the focus is gone: the focus goes
 * to the menu of the visit, where a key that is pressed once more does no harm.
 */
export function keepFocus(visit: DeskVisit): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>(`[data-menu-of="${visit.id}"]`)?.focus({ preventScroll: true });
}

export type Steps = ReturnType<typeof useSteps>;
