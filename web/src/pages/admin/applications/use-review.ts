import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../../../api/client';
import { once } from '../../../api/once';
import { Problem } from '../../../api/problem';
import type { Application } from '../../../api/schema';
import { applicationQuery } from '../queries';

/** One decision about an application. */
export type Review =
  | { action: 'start-review' }
  | { action: 'request-info' | 'reject'; reason: string }
  | { action: 'approve'; siteId?: string };

/** Decides about an application and shows its newest state, also when somebody else was faster. */
export function useReview(id: string, done: string, onDone?: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (review: Review) => once(['review', id, review], (key) => send(id, review, key)),
    onSuccess: async (application) => {
      queryClient.setQueryData(applicationQuery(id).queryKey, application);
      notifications.show({ message: done });
      onDone?.();
      await queryClient.invalidateQueries({ queryKey: ['admin', 'applications'] });
    },
    onError: (error) => {
      if (!(error instanceof Problem) || error.status !== 409) return;
      void queryClient.invalidateQueries({ queryKey: ['admin', 'application', id] });
      void queryClient.invalidateQueries({ queryKey: ['admin', 'applications'] });
    },
  });
}

function send(id: string, review: Review, key: string): Promise<Application> {
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  switch (review.action) {
    case 'start-review':
      return answered(api.POST('/api/v1/practitioner-applications/{id}/start-review', { params }));
    case 'request-info':
      return answered(
        api.POST('/api/v1/practitioner-applications/{id}/request-info', { params, body: { reason: review.reason } }),
      );
    case 'reject':
      return answered(
        api.POST('/api/v1/practitioner-applications/{id}/reject', { params, body: { reason: review.reason } }),
      );
    case 'approve':
      return answered(
        api.POST('/api/v1/practitioner-applications/{id}/approve', { params, body: { siteId: review.siteId } }),
      );
  }
}
