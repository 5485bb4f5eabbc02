import { QueryBus } from '@nestjs/cqrs';
import { VerifyCalendar } from '../../scheduling/index.js';
import type { CliCommand } from './command.js';
import { showProgress } from './progress.js';

/** Compares every stored practitioner-day with one built anew from rules and claims. */
export const verifyCalendar: CliCommand = {
  name: 'calendar:verify',
  usage: 'calendar:verify',
  summary: 'compares the availability projection with rules and claims',
  async run(app) {
    const progress = showProgress('Verifying');
    const report = await app.get(QueryBus).execute(new VerifyCalendar(progress.at)).finally(progress.end);
    console.log(`${report.days} days compared, ${report.differences.length} differ.`);
    for (const difference of report.differences.slice(0, 20)) console.log(`  ${JSON.stringify(difference)}`);
    return report.differences.length === 0 ? 0 : 1;
  },
};
