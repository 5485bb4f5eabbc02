import { isListed, type Directory, type DirectoryEntry, type PractitionerRecord } from './directory.js';

/** Where somebody stands. */
export interface Standing extends Pick<PractitionerRecord, 'status' | 'licence'> {
  /** Whether they can be found and booked now. */
  readonly listed: boolean;
}

export interface Shown {
  readonly entry: DirectoryEntry;
  readonly standing?: Standing;
}

/** What everybody is shown of practitioners. */
export async function withoutStanding(directory: Directory, ids: readonly string[]): Promise<Map<string, Shown>> {
  return new Map([...(await directory.entries(ids))].map(([id, entry]) => [id, { entry }]));
}

/** What admins are shown of them. */
export async function withStanding(
  directory: Directory,
  ids: readonly string[],
  today: string,
): Promise<Map<string, Shown>> {
  const records = await directory.records(ids);
  const shown = [...records.values()].map((record) => {
    const { accountId: _, version: __, status, licence, ...entry } = record;
    return [entry.id, { entry, standing: { status, licence, listed: isListed(record, today) } }] as const;
  });
  return new Map(shown);
}
