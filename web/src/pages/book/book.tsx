import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { CalendarSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSites, useVisitTypes } from '../../api/catalogue';
import { isPassing } from '../../api/problem';
import { practitionerQuery } from '../../parts/times/queries';
import { Empty } from '../../shell/empty';
import { Failure } from '../../shell/failure';
import { ButtonLink } from '../../shell/links';
import { Page } from '../../shell/page';
import { AppointmentSkeleton } from '../../parts/appointment/appointment-skeleton';
import { Booking } from './booking';
import { endOf, isComplete, keyOf, type Chosen, type Wish } from './chosen';

export const book = createLazyRoute('/book/$practitionerId')({ component: BookPage });

/** The page of a chosen time. Its address can be shared, reloaded, and come back to after signing in. */
function BookPage() {
  const { t } = useTranslation('book');
  const wish: Wish = { ...book.useParams(), ...book.useSearch() };
  return (
    <Page title={t('title')} width="text">
      {isComplete(wish) ? <Named wish={wish} /> : <Nothing kind="incomplete" />}
    </Page>
  );
}

function Named({ wish }: { wish: Wish }) {
  const practitioner = useQuery(practitionerQuery(wish.practitionerId));
  const sites = useSites();
  const visitTypes = useVisitTypes();
  const error = practitioner.error ?? sites.error ?? visitTypes.error;
  if (error && isPassing(error)) {
    const retry = () => [practitioner, sites, visitTypes].forEach((part) => part.error && void part.refetch());
    return <Failure error={error} retry={retry} />;
  }
  if (error) return <Nothing kind="gone" />;
  if (!practitioner.data || !sites.data || !visitTypes.data) return <AppointmentSkeleton />;
  const site = sites.data.find(({ id }) => id === wish.siteId);
  const visitType = visitTypes.data.find(({ id }) => id === wish.visitTypeId);
  if (!site || !visitType) return <Nothing kind="gone" />;
  const end = endOf(wish.start, visitType);
  const chosen: Chosen = { wish, practitioner: practitioner.data, site, visitType, end };
  return <Booking key={keyOf(wish)} chosen={chosen} />;
}

/** The address names nothing that can be booked. */
function Nothing({ kind }: { kind: 'incomplete' | 'gone' }) {
  const { t } = useTranslation('book');
  return (
    <Empty icon={CalendarSearch} title={t(`${kind}.title`)}>
      {t(`${kind}.text`)}
      <div style={{ marginTop: 12 }}>
        <ButtonLink to="/practitioners">{t(`${kind}.action`)}</ButtonLink>
      </div>
    </Empty>
  );
}
