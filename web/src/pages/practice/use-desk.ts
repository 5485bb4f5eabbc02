import { useQuery } from '@tanstack/react-query';
import { useSites } from '../../api/catalogue';
import type { Site } from '../../api/schema';
import { useAccount } from '../../api/session';
import { practitionerQuery } from '../../parts/hours/queries';
import type { Whose } from './queries';

/** Whose desk it is: the front desk works for sites, a practitioner for the own patients. */
export interface Desk {
  /** The sites to choose from; undefined while they are read. */
  readonly sites?: readonly Site[];
  readonly staff: boolean;
  readonly practitionerId?: string;
  readonly error: unknown;
  /** Whose visits are shown when this site, or none, is chosen. */
  whose(siteId: string | undefined): Whose;
}

export function useDesk(): Desk {
  const account = useAccount();
  const staff = account.roles.includes('staff');
  const practitionerId = account.roles.includes('practitioner') ? account.practitionerId : undefined;
  const all = useSites();
  const practitioner = useQuery({
    ...practitionerQuery(practitionerId ?? ''),
    enabled: practitionerId !== undefined,
  });
  const own = practitionerId === undefined ? [] : practitioner.data?.siteIds;
  const ids = own && [...new Set([...(staff ? (account.siteIds ?? []) : []), ...own])];
  const sites = ids && all.data?.filter((site) => ids.includes(site.id));
  return {
    sites,
    staff,
    practitionerId,
    error: all.error ?? practitioner.error,
    whose: (siteId) => ({
      ...(staff || practitionerId === undefined ? {} : { practitionerId }),
      ...(siteId === undefined ? {} : { siteId }),
    }),
  };
}
