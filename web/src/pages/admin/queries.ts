import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import type { Application, Delivery } from '../../api/schema';

/** Of everything the clinic offers or offered: the administration sees what is not offered any more, too. */
const everything = (cursor?: string) => ({ params: { query: { limit: 100, includeInactive: true, cursor } } });

export const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor ?? undefined,
};

export const allSites = infiniteQueryOptions({
  queryKey: ['admin', 'sites'],
  queryFn: ({ pageParam }) => answered(api.GET('/api/v1/sites', everything(pageParam))),
  ...paged,
});

export const allVisitTypes = infiniteQueryOptions({
  queryKey: ['admin', 'visit-types'],
  queryFn: ({ pageParam }) => answered(api.GET('/api/v1/visit-types', everything(pageParam))),
  ...paged,
});

export const allSpecialties = infiniteQueryOptions({
  queryKey: ['admin', 'specialties'],
  queryFn: ({ pageParam }) => answered(api.GET('/api/v1/specialties', everything(pageParam))),
  ...paged,
});

/** Holidays from a local date on, or all of them. */
export const holidaysFrom = (from?: string) =>
  queryOptions({
    queryKey: ['admin', 'holidays', from ?? 'all'],
    queryFn: async () => (await answered(api.GET('/api/v1/holidays', { params: { query: { from } } }))).items,
    placeholderData: keepPreviousData,
  });

export const applicationsOf = (status: Application['status']) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'applications', status],
    queryFn: ({ pageParam }) => pageOfApplications(status, pageParam),
    ...paged,
  });

/** Those that the clinic has to decide about, longest waiting first. All of them: the oldest is on the last page. */
export const waitingApplications = queryOptions({
  queryKey: ['admin', 'applications', 'waiting'],
  queryFn: async (): Promise<Application[]> => {
    const found = await Promise.all([everyApplication('submitted'), everyApplication('in_review')]);
    return found.map((ones) => ones.toSorted((a, b) => since(a).localeCompare(since(b)))).flat();
  },
  refetchInterval: 60_000,
});

/** An application waits from the moment it was handed in. */
export const since = ({ submittedAt, createdAt }: Application): string => submittedAt ?? createdAt;

export const applicationQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'application', id],
    queryFn: () => answered(api.GET('/api/v1/practitioner-applications/{id}', { params: { path: { id } } })),
  });

/** Messages to people of one status, or all of them, the newest first. */
export const deliveriesOf = (status: Delivery['status'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'deliveries', status ?? 'all'],
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/v1/notification-deliveries', { params: { query: { status, limit: 100, cursor: pageParam } } }),
      ),
    ...paged,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

/** Messages that were given up: somebody has to look at them. */
export const parkedMessages = deliveriesOf('parked');

async function everyApplication(status: Application['status']): Promise<Application[]> {
  const found: Application[] = [];
  let cursor: string | undefined;
  do {
    const page = await pageOfApplications(status, cursor);
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

function pageOfApplications(status: Application['status'], cursor?: string) {
  const query = { status, limit: 100, cursor };
  return answered(api.GET('/api/v1/practitioner-applications', { params: { query } }));
}
