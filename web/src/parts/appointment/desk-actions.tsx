import { ActionIcon, Button, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { EllipsisVertical } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../api/session';
import { localTimeOf } from '../../format/moment';
import { useVisitDialogs } from './use-dialogs';
import { isDeskAction, type DeskAction, type DeskVisit } from './desk-commands';
import { keepFocus, menuOf, type Steps } from './use-steps';
import { patientOf } from './words';

/** The step that comes next most of the time; the first that is allowed stands outside of the menu. */
const mainActions: readonly DeskAction[] = ['approve', 'check-in', 'start', 'complete'];
const red: readonly string[] = ['decline', 'cancel', 'retract'];

// With the times of a fortnight: loaded when a visit is moved.
const VisitDialog = lazy(() => import('./dialogs').then((loaded) => ({ default: loaded.VisitDialog })));

/** What can be done to a visit: the next step as a button, everything else in a menu. Whoever shows them places them. */
export function VisitActions({
  visit,
  steps,
  prominent,
  here = false,
  classNames,
}: {
  visit: DeskVisit;
  steps: Steps;
  prominent?: boolean;
  /** Whether this is the visit's own page already: then the menu leads to its details. */
  here?: boolean;
  classNames?: { main?: string; menu?: string };
}) {
  const { t } = useTranslation('practice');
  const navigate = useNavigate();
  const names = { patient: patientOf(visit), time: localTimeOf(visit.start, visit.timeZone) };
  const main = mainActions.find((action) => visit.allowedActions.includes(action));
  const others = visit.allowedActions.filter(isDeskAction).filter((action) => action !== main);
  const mine = useAccount().practitionerId === visit.practitionerId;
  const params = { visitId: visit.id };
  const moving = useVisitDialogs();
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
          {others.map((action) => (
            <Menu.Item
              key={action}
              color={red.includes(action) ? 'var(--mantine-color-error)' : undefined}
              onClick={() => steps.take(action)}
            >
              {t(`actions.${action}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {moving.kind === 'move' && (
        <Suspense>
          <VisitDialog id={visit.id} dialogs={moving} onSettled={() => keepFocus(visit)} />
        </Suspense>
      )}
    </>
  );
}
