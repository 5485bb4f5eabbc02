import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { session } from '../../api/session';
import { Problem } from '../../api/problem';
import { saveFile } from '../../shell/files/save-file';
import type { Asked, Line } from './kinds';

export interface Report {
  total: Record<string, number | null>;
  items: Line[];
}

/** A report. The four differ only in the names of their numbers. */
export const reportQuery = ({ kind, ...query }: Asked) =>
  queryOptions({
    queryKey: ['reports', kind, query],
    queryFn: async ({ signal }) =>
      (await answered(
        api.GET(`/api/v1/reports/${kind}` as '/api/v1/reports/appointments', { params: { query }, signal }),
      )) as unknown as Report,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** Saves the report as a file for a spreadsheet. */
export async function saveCsv({ kind, ...query }: Asked): Promise<void> {
  const asked = new URLSearchParams({ ...query, format: 'csv' });
  const token = await session.accessToken();
  const answer = await fetch(`/api/v1/reports/${kind}?${asked}`, { headers: { Authorization: `Bearer ${token}` } });
  if (!answer.ok) throw Problem.of(await answer.json().catch(() => undefined), answer);
  saveFile(await answer.blob(), `${kind}-${query.groupBy}-${query.from}-${query.to}.csv`);
}
