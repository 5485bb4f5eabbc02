import type { Contact } from '../domain/contact.js';
import type { Money, Position } from '../../catalogue/domain/facts.js';
import type { PractitionerStatus } from '../domain/facts.js';
import type { Licence } from '../domain/licence.js';
import type { Gender } from '../domain/profile.js';

/** Somebody who can be found, with what the search sorts and narrows by. */
export interface Candidate {
  readonly id: string;
  /** Without accents and capitals: the order by name. */
  readonly sortName: string;
  readonly homeSiteId: string | null;
  /** Only when it was asked for. */
  readonly feeAmount: number | null;
  /** 0 to 1: how well the name fits what was asked for. */
  readonly likeness: number;
}

export interface CandidateFilter {
  /** Only who is active with a licence that counts on this day; without one, everybody. */
  readonly listedOn?: string;
  /** Ways to spell the name, the asked one first. */
  readonly spellings?: readonly string[];
  readonly specialtyId?: string;
  readonly language?: string;
  readonly gender?: Gender;
  /** Minor units. */
  readonly maxFee?: number;
  readonly withFee?: boolean;
  readonly visitTypeId?: string;
  /** At their home site, or one of these ids: who works there. */
  readonly site?: { readonly id: string; readonly workers: readonly string[] };
  readonly after?: readonly [string, string];
  readonly limit: number;
}

/** What a practitioner shows. */
export interface DirectoryEntry {
  readonly id: string;
  readonly fullName: string;
  readonly title: string | null;
  readonly gender: Gender | null;
  readonly specialties: readonly { readonly id: string; readonly name: string }[];
  /** As people write them after a name: MBBS, MD. */
  readonly qualifications: string | null;
  readonly yearsOfExperience: number | null;
  readonly languages: readonly string[];
  readonly bio: string | null;
  /** Their own, else the lowest of the visit types they offer. */
  readonly fee: Money | null;
  readonly homeSiteId: string | null;
  readonly visitTypeIds: readonly string[];
  /** All of it: what the reader sees of it is the view's to decide. */
  readonly contact: Contact;
  /** Null: no photo. */
  readonly photoTag: string | null;
}

export interface PractitionerRecord extends DirectoryEntry {
  readonly accountId: string;
  readonly status: PractitionerStatus;
  readonly licence: Licence;
  readonly version: number;
}

/** Active, with a licence that counts on that day. */
export function isListed({ status, licence }: PractitionerRecord, today: string): boolean {
  return status === 'active' && licence.expiresOn >= today;
}

/** Reads practitioners for people to see. */
export abstract class Directory {
  /** In the order of their names. */
  abstract candidates(filter: CandidateFilter): Promise<Candidate[]>;

  abstract entries(ids: readonly string[]): Promise<Map<string, DirectoryEntry>>;

  /** What nobody but themselves and admins may see, too. Suspended ones too. */
  abstract records(ids: readonly string[]): Promise<Map<string, PractitionerRecord>>;

  /** Kilometres from a point to each active site that has a position. */
  abstract distances(from: Position): Promise<Map<string, number>>;

  /** Suspended ones too. @throws missing */
  abstract practitioner(id: string): Promise<PractitionerRecord>;
}
