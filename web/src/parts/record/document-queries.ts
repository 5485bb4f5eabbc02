import { infiniteQueryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client';

/** The patient's documents, the latest first, a page at a time; those of one visit, or all. */
export const documentsQuery = (patientId: string, visitId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['documents', patientId, visitId ?? null],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit: 20,
        ...(visitId === undefined ? {} : { appointmentId: visitId }),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      };
      return answered(
        api.GET('/api/v1/patients/{id}/documents', { params: { path: { id: patientId }, query }, signal }),
      );
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchOnWindowFocus: false,
  });
