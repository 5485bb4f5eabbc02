import { serverNow } from '../../api/clock';
import type { Site } from '../../api/schema';
import { dateOf, readersZone } from '../../format/zoned';

/** Today's date at a site; at any site, the reader's. */
export function todayAt(site: Site | undefined): string {
  return dateOf(serverNow(), site?.timeZone ?? readersZone());
}
