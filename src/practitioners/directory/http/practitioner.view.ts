import { ApiProperty } from '@nestjs/swagger';
import { withVersion } from '../../../shared/http/etag.js';
import { PageOf } from '../../../shared/http/paging.js';
import { hasRole, ownPractitionerId, type Actor } from '../../../shared/kernel/actor.js';
import type { NextStart } from '../../catalogue/application/practitioner-availability.js';
import { sitesOf } from '../application/search-order.js';
import type { DirectoryEntry, WholeEntry } from '../domain/directory-entry.js';
import type { PractitionerProfile } from '../persistence/read-practitioner.js';
import type { FoundPractitioner } from '../persistence/search-practitioners.js';
import { ContactView } from './contact.view.js';
import { MoneyView } from '../../catalogue/http/money.view.js';
import { LicenceView } from './licence.view.js';
import { photoUrlOf } from './photo.view.js';

export class SpecialtyNameView {
  id: string;
  name: string;
}

/** A weekly stretch of wall-clock time at a site. */
export class WorkingDayView {
  /** 1 is Monday, 7 Sunday. */
  weekday: number;
  /** @example 09:00 */
  from: string;
  /** @example 17:00 */
  to: string;
  siteId: string;
}

export class NextAvailableView {
  /** @example 2026-12-01T03:30:00Z */
  start: string;
  siteId: string;
  /** @example Asia/Colombo */
  timeZone: string;
}

export class NextStartView extends NextAvailableView {
  visitTypeId: string;
}

/** What everybody may read of a practitioner; the last three fields are for admins who asked for inactive ones. */
export class FoundPractitionerView {
  id: string;
  fullName: string;
  title: string | null;
  gender: string | null;
  specialties: SpecialtyNameView[];
  qualifications: string | null;
  yearsOfExperience: number | null;
  languages: string[];
  bio: string | null;
  contact: ContactView;
  /** Null: they have no photo. @example /api/v1/practitioners/0193a2b4-0000-7000-8000-000000000000/photo?v=Zk3x9 */
  photoUrl: string | null;
  /** Their own, else the lowest of the visit types they offer. */
  fee: MoneyView | null;
  /** The site they are listed at, and those they have hours at. */
  siteIds: string[];
  /** Empty: every active visit type. */
  visitTypeIds: string[];
  workingDays: WorkingDayView[];
  /** The first of `nextStarts`. */
  nextAvailable: NextAvailableView | null;
  /**
   * At most three starts that patients can book, earliest first, within a month from now or the time asked for. All are
   * of one visit type: the one asked for; else the shortest they offer that a patient attends alone and in person, and
   * if that has no start, the next shortest one; video and group visits only where nothing else can be booked.
   */
  nextStarts: NextStartView[];
  /** To the nearest of their sites, when the search named a place. */
  distanceKm?: number;
  /** Whether they can be found and booked now. */
  listed?: boolean;
  @ApiProperty({ enum: ['active', 'suspended'], required: false })
  status?: string;
  licence?: LicenceView;

  static of({ entry, standing, siteIds, workingDays, nextStarts, distanceKm }: FoundPractitioner, reader?: Actor) {
    const { homeSiteId: _, ...shown } = profileFor(entry, reader);
    const distance = distanceKm === undefined ? {} : { distanceKm: Math.round(distanceKm * 10) / 10 };
    const times = { workingDays, nextAvailable: nextAvailableOf(nextStarts), nextStarts };
    return Object.assign(new FoundPractitionerView(), { ...shown, siteIds, ...times, ...distance, ...standing });
  }
}

export class FoundPractitionerPage extends PageOf(FoundPractitionerView) {}

/** One practitioner. Account, status and licence only for themselves and for admins. */
export class PractitionerView extends FoundPractitionerView {
  /** Whether they can be found and booked now. */
  @ApiProperty({ required: true })
  override listed: boolean;
  accountId?: string;

  static ofProfile(profile: PractitionerProfile, actor: Actor | undefined): PractitionerView {
    const { entry, listed, workingDays, nextStarts } = profile;
    const { version, homeSiteId, accountId, status, licence, ...shown } = profileFor(entry, actor);
    const view = Object.assign(new PractitionerView(), {
      ...shown,
      ...(maySeeAll(entry, actor) ? { accountId, status, licence } : {}),
      siteIds: sitesOf(homeSiteId, workingDays),
      ...{ listed, workingDays, nextAvailable: nextAvailableOf(nextStarts), nextStarts },
    });
    return withVersion(view, version);
  }
}

/** What the reader may see of how they are reached, and an address instead of the photo's tag. */
function profileFor<Entry extends DirectoryEntry>({ photoTag, contact, ...entry }: Entry, reader: Actor | undefined) {
  const photoUrl = photoTag === null ? null : photoUrlOf(entry.id, photoTag);
  return { ...entry, contact: ContactView.of(contact, reader), photoUrl };
}

function nextAvailableOf([first]: readonly NextStart[]): NextAvailableView | null {
  if (!first) return null;
  const { start, siteId, timeZone } = first;
  return { start, siteId, timeZone };
}

function maySeeAll({ id }: WholeEntry, actor: Actor | undefined): boolean {
  return actor !== undefined && (hasRole(actor, 'admin') || ownPractitionerId(actor) === id);
}
