import { answered, api } from '../../api/client';
import { once } from '../../api/once';
import type { Visit } from '../../api/schema';

const paths = {
  approve: '/api/v1/appointments/{id}/approve',
  decline: '/api/v1/appointments/{id}/decline',
  'check-in': '/api/v1/appointments/{id}/check-in',
  start: '/api/v1/appointments/{id}/start',
  complete: '/api/v1/appointments/{id}/complete',
  'no-show': '/api/v1/appointments/{id}/no-show',
  undo: '/api/v1/appointments/{id}/undo',
  cancel: '/api/v1/appointments/{id}/cancel',
  retract: '/api/v1/appointments/{id}/retract',
} as const;

/** What the desk does to a visit: the words of `allowedActions`. Moving has a page of its own. */
export type DeskAction = keyof typeof paths;

export function isDeskAction(action: string): action is DeskAction {
  return action in paths;
}

/** What the desk has to know of a visit to take a step. */
export type DeskVisit = Pick<
  Visit,
  'id' | 'version' | 'status' | 'start' | 'timeZone' | 'practitionerId' | 'names' | 'allowedActions'
>;

export interface Command {
  readonly visit: DeskVisit;
  readonly action: DeskAction;
  readonly reason?: string;
}

/** One step of a visit as it is on the screen; its answer is the visit as it is now. 412: somebody changed it since. */
export function perform({ visit, action, reason }: Command): Promise<Visit> {
  return once([visit.id, visit.version, action, reason], (key) =>
    answered(
      api.POST(paths[action], {
        params: { path: { id: visit.id }, header: { 'Idempotency-Key': key, 'If-Match': `"${visit.version}"` } },
        // Where a reason is required, the dialog asks for it, and the server refuses without.
        body: (reason === undefined ? {} : { reason }) as { reason: string },
      }),
    ),
  );
}
