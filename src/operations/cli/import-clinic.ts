import { createReadStream } from 'node:fs';
import { Config } from '../../config.js';
import { readClinic } from '../clinic-file/read-clinic.js';
import { knownMigrations } from '../../shared/persistence/known-migrations.js';
import { FieldEncryption } from '../../shared/security/field-encryption.js';
import type { CliCommand } from './command.js';
import { showProgress } from './progress.js';

/** Loads what `export` wrote into an empty database: all of it or nothing. */
export const importClinic: CliCommand = {
  name: 'import',
  usage: 'import <file>',
  summary: 'loads an export into an empty database (- for standard input)',
  async run(app, [file, ...rest]) {
    if (!file || rest.length > 0) throw new Error(`Usage: ${this.usage}`);
    const progress = showProgress('Importing');
    const { databaseUrl, production } = app.get(Config);
    const target = {
      databaseUrl,
      production,
      migrations: knownMigrations,
      keyIds: app.get(FieldEncryption).keyIds,
    };
    const source = file === '-' ? process.stdin : createReadStream(file);
    const { tables, at, version } = await readClinic(target, source, progress.at).finally(progress.end);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(`${rows} rows of ${tables.length} tables, as they were at ${at} (Careslot ${version}).`);
    console.log('Everybody signs in anew. Now run calendar:verify and audit:verify, then start.');
    return 0;
  },
};
