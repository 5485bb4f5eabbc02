import { FieldEncryption } from '../../shared/security/field-encryption.js';
import { KeyRotation } from '../keys/key-rotation.js';
import type { CliCommand } from './command.js';
import { showProgress } from './progress.js';

const shownUnreadable = 20;

/** Encrypts everything with the first key of SECRET_KEY, so that the others can be taken out. */
export const rotateKeys: CliCommand = {
  name: 'keys:rotate',
  usage: 'keys:rotate',
  summary: 'encrypts all fields with the first key of SECRET_KEY',
  async run(app) {
    const [first, ...others] = app.get(FieldEncryption).keyIds;
    console.log(`Fields are encrypted with the first key of SECRET_KEY (${first}).`);
    const rotation = app.get(KeyRotation);
    const all = await rotation.fieldsToLookAt();
    const progress = showProgress('Rotating');
    const report = await rotation
      .rotate((column, _rows, rotated, looked) =>
        progress.at(looked, Math.max(all, looked), `${column}: ${rotated} encrypted anew`),
      )
      .finally(progress.end);
    console.log(`${report.rotated} fields were encrypted anew.`);
    for (const field of report.unreadable.slice(0, shownUnreadable)) console.log(`  no key opens ${field}`);
    if (report.unreadable.length > 0) {
      console.log(`${report.unreadable.length} fields cannot be read: the key they were encrypted with is missing.`);
    }
    if (!report.finished) {
      console.log('Some fields still use an older key: another process writes with it. Give all the new list, repeat.');
      return 1;
    }
    for (const [index, id] of others.entries()) {
      console.log(`Key ${index + 2} of SECRET_KEY (${id}) is used by no field any more and may be taken out.`);
    }
    return report.unreadable.length > 0 ? 1 : 0;
  },
};
