import { useSites } from '../../api/catalogue';
import { useAccount } from '../../api/session';

/** The sites that somebody at the desk works for; administrators for all. */
export function useOwnSites() {
  const { roles, siteIds } = useAccount();
  const { data, error } = useSites();
  const own = roles.includes('admin') ? data : data?.filter(({ id }) => siteIds?.includes(id));
  return { sites: own, error };
}
