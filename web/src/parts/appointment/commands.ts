import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { once } from '../../api/once';
import { isPassing } from '../../api/problem';
import type { Visit } from '../../api/schema';
import type { ReadVisit } from './queries';

/** What is done to a visit. Each says which version it means: what somebody changed meanwhile is looked at first. */
export type VisitCommand =
  | { readonly action: 'approve' }
  | { readonly action: 'decline'; readonly reason: string }
  | { readonly action: 'cancel'; readonly reason?: string }
  | { readonly action: 'reschedule'; readonly start: string; readonly siteId: string }
  | { readonly action: 'edit'; readonly reason: string | null };

/** Performs commands on a visit. Whatever shows visits or free times is read again afterwards, also after a refusal. */
export function useVisitCommand({ visit, version }: ReadVisit) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (command: VisitCommand) =>
      once([visit.id, version, command], (key) => send(visit.id, version, key, command)),
    onSettled: async (_visit, error) => {
      if (isPassing(error)) return;
      await Promise.all(
        ['appointments', 'slots', 'next-free-date'].map((queryKey) =>
          queries.invalidateQueries({ queryKey: [queryKey] }),
        ),
      );
    },
  });
}

function send(id: string, version: string, key: string, command: VisitCommand): Promise<Visit> {
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  const headers = { 'If-Match': version };
  switch (command.action) {
    case 'approve':
      return answered(api.POST('/api/v1/appointments/{id}/approve', { params, headers, body: {} }));
    case 'decline': {
      const body = { reason: command.reason };
      return answered(api.POST('/api/v1/appointments/{id}/decline', { params, headers, body }));
    }
    case 'cancel': {
      const body = command.reason === undefined ? {} : { reason: command.reason };
      return answered(api.POST('/api/v1/appointments/{id}/cancel', { params, headers, body }));
    }
    case 'reschedule': {
      const body = { start: command.start, siteId: command.siteId };
      return answered(api.POST('/api/v1/appointments/{id}/reschedule', { params, headers, body }));
    }
    case 'edit': {
      const body = { reason: command.reason };
      const path = { path: { id }, header: { 'If-Match': version } };
      return answered(api.PATCH('/api/v1/appointments/{id}', { params: path, body }));
    }
  }
}
