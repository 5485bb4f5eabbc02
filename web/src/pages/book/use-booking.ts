import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { isPassing } from '../../api/problem';
import { bookVisit } from './book-visit';
import type { Chosen } from './chosen';
import { holdIsUsed } from './keep-time';
import { keepReason } from './kept-reasons';

/** Books the chosen time, and goes on to the page of the visit. */
export function useBooking({ wish }: Chosen) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ reason, holdId }: { reason: string; holdId?: string }) => bookVisit(wish, reason, holdId),
    onSuccess: async (visit) => {
      keepReason(wish.practitionerId, '');
      holdIsUsed(wish);
      // Going back must not lead to a form that was sent.
      await navigate({
        to: '/visits/$visitId',
        params: { visitId: visit.id },
        state: { booked: visit.id },
        replace: true,
      });
    },
    onSettled: (_visit, error) => {
      if (isPassing(error)) return;
      for (const stale of ['appointments', 'slots', 'next-free-date']) {
        void queries.invalidateQueries({ queryKey: [stale] });
      }
    },
  });
}
