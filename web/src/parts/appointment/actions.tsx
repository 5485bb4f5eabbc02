import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { CalendarClock, Check, EllipsisVertical, X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../api/schema';
import { useAccount } from '../../api/session';
import { localTimeOf } from '../../format/moment';
import { Failure } from '../../shell/failure';
import { CalendarButton } from './calendar-button';
import { isStep, type Step } from './commands';
import { useAppointmentDialogs, type AppointmentDialogs } from './use-dialogs';
import { keepFocus, menuOf, type DeskAppointment, type Steps } from './use-steps';
import { patientOf } from './words';

// With the times of a fortnight: loaded when an appointment is moved.
const AppointmentDialog = lazy(() => import('./dialogs').then((loaded) => ({ default: loaded.AppointmentDialog })));

interface InMenu {
  readonly layout: 'menu';
  readonly visit: DeskAppointment;
  readonly prominent?: boolean;
  /** Whether this is the consultation of the appointment already: then the menu leads to its details. */
  readonly here?: boolean;
  readonly classNames?: { main?: string; menu?: string };
}

interface AsButtons {
  readonly layout: 'buttons';
  readonly visit: Visit;
  readonly dialogs: AppointmentDialogs;
}

/**
 * What can be done to an appointment now: the server's list. On its own page as buttons side by side; in lists the next step
 * as a button and everything else in a menu, and whoever shows them places them.
 */
export function AppointmentActions(props: (InMenu | AsButtons) & { steps: Steps }) {
  return props.layout === 'menu' ? <StepAndMenu {...props} /> : <Buttons {...props} />;
}

function Buttons({ visit, steps, dialogs }: AsButtons & { steps: Steps }) {
  const { t } = useTranslation('appointment');
  const can = (action: string) => visit.allowedActions.includes(action);
  const buttons = [
    can('approve') && (
      <Button
        key="approve"
        leftSection={<Check size={18} aria-hidden />}
        loading={steps.busy}
        onClick={() => steps.take('approve')}
      >
        {t('actions.approve')}
      </Button>
    ),
    can('decline') && (
      <Button key="decline" variant="default" onClick={() => dialogs.open('decline')}>
        {t('actions.decline')}
      </Button>
    ),
    visit.status === 'confirmed' && <CalendarButton key="calendar" visit={visit} />,
    can('reschedule') && (
      <Button
        key="move"
        variant="default"
        leftSection={<CalendarClock size={18} aria-hidden />}
        onClick={() => dialogs.open('move')}
      >
        {t('actions.move')}
      </Button>
    ),
    can('cancel') && (
      <Button
        key="cancel"
        variant="default"
        leftSection={<X size={18} aria-hidden />}
        onClick={() => dialogs.open('cancel')}
      >
        {t('actions.cancelVisit')}
      </Button>
    ),
  ].filter((button) => button !== false);
  if (buttons.length === 0) return null;
  return (
    <>
      <Group gap="sm" role="group" aria-label={t('actions.label')}>
        {buttons}
      </Group>
      {steps.error && <Failure error={steps.error} retry={steps.retry} />}
    </>
  );
}

/** The step that comes next most of the time; the first that is allowed stands outside of the menu. */
const mainSteps: readonly Step[] = ['approve', 'check-in', 'start', 'complete'];
const red: readonly string[] = ['decline', 'cancel', 'retract'];

function StepAndMenu({ visit, steps, prominent, here = false, classNames }: InMenu & { steps: Steps }) {
  const { t } = useTranslation('practice');
  const navigate = useNavigate();
  const names = { patient: patientOf(visit), time: localTimeOf(visit.start, visit.timeZone) };
  const main = mainSteps.find((step) => visit.allowedActions.includes(step));
  const others = visit.allowedActions.filter(isStep).filter((step) => step !== main);
  const mine = useAccount().practitionerId === visit.practitionerId;
  const params = { visitId: visit.id };
  const moving = useAppointmentDialogs();
  const open = () => navigate({ to: mine && !here ? '/desk/visits/$visitId' : '/visits/$visitId', params });
  return (
    <>
      {main && (
        <Button
          className={classNames?.main}
          variant={prominent ? 'filled' : 'light'}
          loading={steps.busy}
          onClick={() => steps.take(main)}
          aria-label={t('actions.for', { action: t(`actions.${main}`), ...names })}
        >
          {t(`actions.${main}`)}
        </Button>
      )}
      <Menu
        position="bottom-end"
        width={230}
        styles={{ item: { minHeight: 44 } }}
        withInitialFocusPlaceholder={false}
        transitionProps={{ duration: 100 }}
      >
        <Menu.Target>
          <ActionIcon
            {...menuOf(visit)}
            className={classNames?.menu}
            variant="subtle"
            color="gray"
            size={44}
            aria-label={t('actions.more', names)}
          >
            <EllipsisVertical size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void open()}>{t(here ? 'actions.details' : 'actions.open')}</Menu.Item>
          {visit.allowedActions.includes('reschedule') && (
            <Menu.Item onClick={() => moving.open('move')}>{t('actions.reschedule')}</Menu.Item>
          )}
          {others.length > 0 && <Menu.Divider />}
          {others.map((step) => (
            <Menu.Item
              key={step}
              color={red.includes(step) ? 'var(--mantine-color-error)' : undefined}
              onClick={() => steps.take(step)}
            >
              {t(`actions.${step}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {moving.kind === 'move' && (
        <Suspense>
          <AppointmentDialog id={visit.id} dialogs={moving} onSettled={() => keepFocus(visit)} />
        </Suspense>
      )}
    </>
  );
}
