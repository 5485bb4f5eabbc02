import { useAccount } from '../../api/session';
import type { Visit } from '../../api/schema';

/** As what the account looks at a visit: it is their own, or they work for the clinic. */
export type Viewer = 'patient' | 'clinic';

export function useViewer(visit: Pick<Visit, 'patientId'>): Viewer {
  return useAccount().patientId === visit.patientId ? 'patient' : 'clinic';
}
