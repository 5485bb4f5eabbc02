import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { serverNow } from '../../api/clock';
import { dateOf, plusDays, readersZone, startOfDay } from '../../format/zoned';
import type { AppointmentSearch } from './appointment-search';

interface Found extends AppointmentSearch {
  patientId?: string;
}

/**
 * Visits of a search, a page at a time. Coming and past part at an instant, the start of the reader's day: by a date, which
 * each site reads on its own clock, the evening of a site far west would be past already.
 */
export const foundAppointments = ({ span = 'coming', from, to, status, flag, ...narrowed }: Found) => {
  const today = startOfDay(dateOf(serverNow(), readersZone()));
  const range = {
    coming: { from: today, sort: 'start' },
    past: { to: today, sort: '-start' },
    days: { from, to: to && plusDays(to, 1), sort: 'start' },
  } as const;
  const filter = { ...narrowed, ...range[span], status: status && [status], flag: flag && [flag] };
  return infiniteQueryOptions({
    queryKey: ['appointments', 'search', filter],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET('/api/v1/appointments', { params: { query: { ...filter, limit: 50, cursor: pageParam } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: 'always',
  });
};
