import { serverNow } from '../../api/clock';
import { distanceOf as distanceFrom } from '../../format/moment';

/** `2 hours ago`, by the server's clock. */
export const distanceOf = (at: string): string => distanceFrom(at, serverNow());

export const minutesSince = (at: string): number => Math.max(0, Math.round((serverNow() - Date.parse(at)) / 60_000));
