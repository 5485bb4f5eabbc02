import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { MedicalHistory, Prescription, VisitNote } from '../../api/schema';

// Every look at a record is written into its log: what was read a moment ago is not read again.
const calm = { staleTime: 30_000, refetchOnWindowFocus: false } as const;

export const medicalHistoryQuery = (patientId: string) =>
  queryOptions({
    queryKey: ['medical-history', patientId],
    queryFn: ({ signal }): Promise<MedicalHistory> =>
      answered(api.GET('/api/v1/patients/{id}/medical-history', { params: { path: { id: patientId } }, signal })),
    ...calm,
  });

/** What the reader may read of a visit's note: null as long as there is nothing for them. */
export const noteQuery = (visitId: string) =>
  queryOptions({
    queryKey: ['note', visitId],
    queryFn: async ({ signal }): Promise<VisitNote | null> => {
      try {
        return await answered(api.GET('/api/v1/appointments/{id}/note', { params: { path: { id: visitId } }, signal }));
      } catch (error) {
        if (error instanceof Problem && error.status === 404) return null;
        throw error;
      }
    },
    ...calm,
  });

export const visitPrescriptionsQuery = (visitId: string) =>
  queryOptions({
    queryKey: ['prescriptions', 'visit', visitId],
    queryFn: async ({ signal }): Promise<Prescription[]> =>
      (
        await answered(
          api.GET('/api/v1/appointments/{id}/prescriptions', { params: { path: { id: visitId } }, signal }),
        )
      ).items,
    ...calm,
  });

/** All prescriptions of a patient that the reader may see, newest first, a page at a time. */
export const prescriptionsQuery = (patientId: string) =>
  infiniteQueryOptions({
    queryKey: ['prescriptions', 'patient', patientId],
    queryFn: ({ pageParam, signal }) => {
      const query = { patientId, limit: 20, ...(pageParam === undefined ? {} : { cursor: pageParam }) };
      return answered(api.GET('/api/v1/prescriptions', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    ...calm,
  });
