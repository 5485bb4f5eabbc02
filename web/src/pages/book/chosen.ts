import type { Practitioner, Site, VisitType } from '../../api/schema';

/** What the address of the page names. */
export interface Wish {
  readonly practitionerId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  readonly start: string;
}

/** The same with everything that people read about it. */
export interface Chosen {
  readonly wish: Wish;
  readonly practitioner: Practitioner;
  readonly site: Site;
  readonly visitType: VisitType;
  readonly end: string;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether the address names a time at all; whether it is free is the server's to say. */
export function isComplete({ siteId, visitTypeId, start }: Wish): boolean {
  return siteId !== '' && visitTypeId !== '' && instant.test(start) && !Number.isNaN(Date.parse(start));
}

export function endOf(start: string, { durationMinutes }: VisitType): string {
  return new Date(Date.parse(start) + durationMinutes * 60_000).toISOString();
}

/** One name for one wish, in keys of queries and of components. */
export function keyOf({ practitionerId, siteId, visitTypeId, start }: Wish): string {
  return [practitionerId, siteId, visitTypeId, start].join(' ');
}
