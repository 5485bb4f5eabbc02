import { StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify';
import type { Report, ReportKind } from '../domain/report.js';

interface Named {
  readonly from: string;
  readonly to: string;
  readonly groupBy: string;
}

/**
 * The lines of a report as a file for spreadsheets: UTF-8 with a byte order mark, a header, no total (a sum below the
 * lines would count it again). A name that begins like a formula gets an apostrophe before it: it is text wherever the
 * file is opened.
 */
export function csvOf(kind: ReportKind, { from, to, groupBy }: Named, report: Report<object>): StreamableFile {
  const columns = ['key', 'label', ...Object.keys(report.total)];
  const lines = stringify([...report.items], { header: true, columns, bom: true, escape_formulas: true });
  const name = `${kind}-by-${groupBy}-${from}-${to}.csv`;
  return new StreamableFile(lines, { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${name}"` });
}
