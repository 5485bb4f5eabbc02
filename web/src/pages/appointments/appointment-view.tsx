import { Button, Card } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../../api/schema';
import { useAccount } from '../../api/session';
import { ButtonLink, TextLink } from '../../shell/links';
import { Page } from '../../shell/page';
import { occupies } from '../../parts/appointment/upcoming';
import { AppointmentDialog } from '../../parts/appointment/dialogs';
import { useAppointmentDialogs } from '../../parts/appointment/use-dialogs';
import { Meeting } from '../../parts/appointment/meeting';
import { namesOf } from '../../parts/appointment/names';
import { bookingSearch } from '../../parts/appointment/place';
import { historyQuery } from '../../parts/appointment/queries';
import { Standing } from './appointment-status';
import { Timeline } from './timeline';
import { useSteps } from '../../parts/appointment/use-steps';
import { useViewer } from '../../parts/appointment/viewer';
import { AppointmentActions } from '../../parts/appointment/actions';
import { VisitFacts } from './appointment-facts';
import { VisitRecord } from './appointment-record';

/** A visit: where it stands, what can be done, what it is, and what happened. */
export function AppointmentView({ visit }: { visit: Visit }) {
  const { t } = useTranslation('appointment');
  const mine = useViewer(visit) === 'patient';
  const { practitionerId } = useAccount();
  const title = useTitle(visit);
  const history = useQuery(historyQuery(visit)).data;
  const dialogs = useAppointmentDialogs();
  const standing = useRef<HTMLDivElement>(null);
  const goOn = () => standing.current?.focus();
  const steps = useSteps(visit, goOn);
  // What is over can still be read; what is open may get a better reason.
  const editReason = mine && visit.allowedActions.includes('cancel') && (
    <Button variant="subtle" size="compact-md" px={0} mih={44} onClick={() => dialogs.open('edit')}>
      {t(visit.reason === null ? 'actions.addReason' : 'actions.editReason')}
    </Button>
  );
  return (
    <Page title={title} width="text">
      <div ref={standing} tabIndex={-1} style={{ outline: 'none' }}>
        <Standing visit={visit} history={history} />
      </div>
      <Meeting visit={visit} />
      <AppointmentActions layout="buttons" visit={visit} steps={steps} dialogs={dialogs} />
      {practitionerId === visit.practitionerId && (
        <div>
          <ButtonLink to="/desk/visits/$visitId" params={{ visitId: visit.id }} variant="light">
            {t('visit.consultation')}
          </ButtonLink>
        </div>
      )}
      {mine && !occupies(visit) && visit.status !== 'entered_in_error' && (
        <div>
          <ButtonLink
            to="/practitioners/$practitionerId"
            params={{ practitionerId: visit.practitionerId }}
            search={bookingSearch(visit)}
          >
            {t(visit.status === 'completed' ? 'again' : 'visit.otherTime')}
          </ButtonLink>
        </div>
      )}
      <Card>
        <VisitFacts visit={visit} reasonAction={editReason} />
      </Card>
      {mine && <VisitRecord visit={visit} />}
      <Timeline visit={visit} history={history} />
      <div>
        <WayBack mine={mine} />
      </div>
      <AppointmentDialog id={visit.id} dialogs={dialogs} onSettled={goOn} />
    </Page>
  );
}

/** To the list that the reader came from, or would have. */
function WayBack({ mine }: { mine: boolean }) {
  const { t } = useTranslation('appointment');
  const { roles } = useAccount();
  if (mine) return <TextLink to="/visits">{t('visit.back')}</TextLink>;
  // Administrators have no desk of their own.
  if (!roles.some((role) => role === 'practitioner' || role === 'staff')) return null;
  return <TextLink to="/desk">{t('visit.toDesk')}</TextLink>;
}

/** Right after the booking the page says that it worked; later, whose visit it is. */
function useTitle(visit: Visit): string {
  const { t } = useTranslation('appointment');
  const justBooked = useLocation({ select: ({ state }) => state.booked === visit.id });
  const mine = useViewer(visit) === 'patient';
  const { status } = visit;
  if (justBooked && (status === 'pending' || status === 'confirmed')) return t(`visit.booked.${status}`);
  const { patient, practitioner } = namesOf(visit);
  return mine ? t('visit.title', { practitioner }) : t('visit.titleOfClinic', { patient });
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The visit that was booked a moment ago. */
    booked?: string;
  }
}
