import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../../../api/problem';
import type { Practitioner } from '../../../api/schema';
import { nameOf } from '../../../parts/practitioner/words';
import { Failure } from '../../../shell/failure';
import { NotFound } from '../../../shell/not-found';
import { AdminPage } from '../admin-page';
import { practitionerQuery } from './queries';

interface FrameProps {
  practitionerId: string;
  /** What the page is called while nobody knows whose it is. */
  title: string;
  titleOf: (name: string) => string;
  lead?: (practitioner: Practitioner) => ReactNode;
  actions?: (practitioner: Practitioner, version: string) => ReactNode;
  back: ReactNode;
  children: (practitioner: Practitioner, version: string) => ReactNode;
}

/** A page about one practitioner, whose name stands in its heading. */
export function PractitionerFrame({ practitionerId, title, titleOf, lead, actions, back, children }: FrameProps) {
  const { data: read, error, refetch } = useQuery(practitionerQuery(practitionerId));
  if (error instanceof Problem && (error.status === 404 || error.status === 400)) return <NotFound />;
  return (
    <AdminPage
      title={read ? titleOf(nameOf(read.data)) : title}
      lead={read && lead?.(read.data)}
      actions={read && actions?.(read.data, read.version)}
    >
      <div>{back}</div>
      {error && !read && <Failure error={error} retry={() => void refetch()} />}
      {!read && !error && <Skeleton height={420} />}
      {read && children(read.data, read.version)}
    </AdminPage>
  );
}
