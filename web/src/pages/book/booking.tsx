import { Card } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../api/session';
import { Failure } from '../../shell/failure';
import { AppointmentSkeleton } from '../../parts/appointment/appointment-skeleton';
import type { Chosen } from './chosen';
import { ChosenFacts } from './chosen-facts';
import { NoFile } from './no-file';
import { meQuery } from './queries';
import { Steps } from './steps';
import { Unverified } from './unverified';
import { Visitor } from './visitor';

/** What is to be booked, and what stands between the person and the visit: signing in, the mail, or only three steps. */
export function Booking({ chosen }: { chosen: Chosen }) {
  const status = useSession().status;
  if (status === 'restoring') return <AppointmentSkeleton />;
  if (status === 'signed-in') return <SignedIn chosen={chosen} />;
  return (
    <>
      <Summary chosen={chosen} />
      <Visitor />
    </>
  );
}

function SignedIn({ chosen }: { chosen: Chosen }) {
  const me = useQuery(meQuery);
  if (me.error) return <Failure error={me.error} retry={() => void me.refetch()} />;
  if (!me.data) return <AppointmentSkeleton />;
  if (me.data.patientId !== null && me.data.emailVerified) return <Steps chosen={chosen} me={me.data} />;
  return (
    <>
      <Summary chosen={chosen} />
      {me.data.patientId === null ? <NoFile me={me.data} /> : <Unverified me={me.data} />}
    </>
  );
}

function Summary({ chosen }: { chosen: Chosen }) {
  return (
    <Card>
      <ChosenFacts chosen={chosen} />
    </Card>
  );
}
