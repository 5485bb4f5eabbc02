import { queryOptions } from '@tanstack/react-query';
import { answered, answeredWithVersion, api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { EmergencyContacts, Patient, VisitNote } from '../../api/schema';

// Every look at a record is written into its log: what was read a moment ago is not read again.
const calm = { staleTime: 30_000, refetchOnWindowFocus: false } as const;

/** No such thing, or not for the reader: the API answers both alike. */
export const isMissing = (error: unknown): boolean => error instanceof Problem && [400, 404].includes(error.status);

export const patientQuery = (id: string) =>
  queryOptions({
    queryKey: ['care', id, 'patient'],
    queryFn: async ({ signal }): Promise<Patient> =>
      answered(api.GET('/api/v1/patients/{id}', { params: { path: { id } }, signal })),
    ...calm,
  });

export const photoQuery = (id: string, version: string) =>
  queryOptions({
    queryKey: ['care', id, 'photo', version],
    queryFn: async ({ signal }) =>
      (await answered(
        api.GET('/api/v1/patients/{id}/photo', { params: { path: { id } }, parseAs: 'blob', signal }),
      )) as unknown as Blob,
    ...calm,
  });

export const contactsQuery = (id: string) =>
  queryOptions({
    queryKey: ['care', id, 'contacts'],
    queryFn: async ({ signal }): Promise<EmergencyContacts['contacts']> =>
      (await answered(api.GET('/api/v1/patients/{id}/emergency-contacts', { params: { path: { id } }, signal })))
        .contacts,
    ...calm,
  });

/** The note of a visit with its version; where there is none, the version is `"0"`. */
export interface ReadNote {
  readonly note: VisitNote | null;
  readonly version: string;
}

export const ownNoteQuery = (visitId: string) =>
  queryOptions({
    queryKey: ['note', visitId, 'own'],
    queryFn: async ({ signal }): Promise<ReadNote> => {
      try {
        const params = { path: { id: visitId } };
        const { data, version } = await answeredWithVersion(
          api.GET('/api/v1/appointments/{id}/note', { params, signal }),
        );
        return { note: data, version };
      } catch (error) {
        if (!isMissing(error)) throw error;
        return { note: null, version: '"0"' };
      }
    },
    ...calm,
  });
