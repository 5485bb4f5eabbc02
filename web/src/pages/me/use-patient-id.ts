import { useAccount } from '../../api/session';

/** The own patient file; only for pages that patients alone can open. */
export function usePatientId(): string {
  const { patientId } = useAccount();
  if (patientId === undefined) throw new Error('This account has no patient file.');
  return patientId;
}
