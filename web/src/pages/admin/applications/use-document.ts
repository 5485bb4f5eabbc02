import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../../../api/client';
import type { Credential } from '../../../api/schema';

// A document never changes. Private, so not kept longer than the page needs it.
const kept = { staleTime: Infinity, gcTime: 60_000 };

/** A file of an application. It is fetched with the access token, so it has no address that a link could name. */
export const documentQuery = (applicationId: string, documentId: string) =>
  queryOptions({
    queryKey: ['admin', 'document', applicationId, documentId],
    queryFn: async () =>
      (await answered(
        api.GET('/api/v1/practitioner-applications/{id}/documents/{documentId}/content', {
          params: { path: { id: applicationId, documentId } },
          parseAs: 'blob',
        }),
      )) as unknown as Blob,
    ...kept,
  });

/** The file of a credential. */
export const credentialFileQuery = ({ id: credentialId, practitionerId: id }: Credential) =>
  queryOptions({
    queryKey: ['admin', 'document', id, credentialId],
    queryFn: async () =>
      (await answered(
        api.GET('/api/v1/practitioners/{id}/credentials/{credentialId}/content', {
          params: { path: { id, credentialId } },
          parseAs: 'blob',
        }),
      )) as unknown as Blob,
    ...kept,
  });

export type DocumentQuery = ReturnType<typeof documentQuery> | ReturnType<typeof credentialFileQuery>;

/** Shows a file in a new tab, or saves it. Answers false when the browser let no new tab open. */
export function useDocument(query: DocumentQuery): {
  open: () => Promise<boolean>;
  save: (name: string) => Promise<void>;
} {
  const queryClient = useQueryClient();
  const withUrl = async <Result>(use: (url: string) => Result): Promise<Result> => {
    const url = URL.createObjectURL(await queryClient.fetchQuery(query));
    // The new tab or the download needs a moment to take it over.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    return use(url);
  };
  return {
    open: () => withUrl((url) => window.open(url, '_blank') !== null),
    save: (name) => withUrl((url) => Object.assign(document.createElement('a'), { href: url, download: name }).click()),
  };
}
