import { conflict } from '../../../shared/kernel/domain-error.js';

export const applicationStatuses = ['draft', 'submitted', 'in_review', 'needs_info', 'approved', 'rejected'] as const;
export type ApplicationStatus = (typeof applicationStatuses)[number];
export type ApplicationAction = 'submit' | 'start-review' | 'request-info' | 'approve' | 'reject';

interface Transition {
  readonly from: readonly ApplicationStatus[];
  readonly to: ApplicationStatus;
  readonly by: 'applicant' | 'reviewer';
}

/** The whole lifecycle. A transition that is not here does not exist. */
const transitions: Record<ApplicationAction, Transition> = {
  submit: { from: ['draft', 'needs_info'], to: 'submitted', by: 'applicant' },
  'start-review': { from: ['submitted'], to: 'in_review', by: 'reviewer' },
  'request-info': { from: ['in_review'], to: 'needs_info', by: 'reviewer' },
  approve: { from: ['in_review'], to: 'approved', by: 'reviewer' },
  reject: { from: ['in_review'], to: 'rejected', by: 'reviewer' },
};

/** @throws INVALID_TRANSITION with the current status and what is allowed in it. */
export function statusAfter(action: ApplicationAction, current: ApplicationStatus): ApplicationStatus {
  const { from, to } = transitions[action];
  if (from.includes(current)) return to;
  throw conflict('INVALID_TRANSITION', `An application that is ${current} does not allow "${action}".`, {
    current,
    allowed: actionsIn(current),
  });
}

/** The actions that a status allows, to everyone or to one side. */
export function actionsIn(status: ApplicationStatus, by?: 'applicant' | 'reviewer'): ApplicationAction[] {
  const all = Object.entries(transitions) as [ApplicationAction, Transition][];
  return all
    .filter(([, transition]) => transition.from.includes(status) && (!by || transition.by === by))
    .map(([action]) => action);
}

/** Whether the applicant may still change the application and add documents. */
export function isEditable(status: ApplicationStatus): boolean {
  return status === 'draft' || status === 'needs_info';
}
