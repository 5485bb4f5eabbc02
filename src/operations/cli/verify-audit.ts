import { type ChainEnd, AuditVerification } from '../../audit/index.js';
import type { CliCommand } from './command.js';
import { showProgress } from './progress.js';

/** Compares every audit event with its seal, and the chain with an end that was noted before. */
export const verifyAudit: CliCommand = {
  name: 'audit:verify',
  usage: 'audit:verify [noted end]',
  summary: 'finds what was changed, deleted or inserted in the audit trail',
  async run(app, [noted]) {
    const progress = showProgress('Verifying');
    const report = await app.get(AuditVerification).verify(endOf(noted), progress.at).finally(progress.end);
    console.log(`${report.checked} events checked, ${report.waiting} of them not sealed yet.`);
    if (report.firstBreak) {
      console.log(`The trail is broken: ${report.firstBreak.what}. ${report.firstBreak.detail}`);
      return 1;
    }
    console.log('The trail is whole.');
    if (report.end.position > 0) console.log(`Note its end elsewhere, for the next run: ${textOf(report.end)}`);
    return 0;
  },
};

function textOf({ position, hash }: ChainEnd): string {
  return `${position}:${hash}`;
}

function endOf(text: string | undefined): ChainEnd | undefined {
  if (text === undefined) return undefined;
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{12,64})$/.exec(text) ?? [];
  if (hash === undefined) {
    throw new Error(
      'The noted end is what an earlier run, the status or the metrics said: <number>:<12 to 64 hex digits>.',
    );
  }
  return { position: Number(position), hash };
}
