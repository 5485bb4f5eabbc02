import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The names of all migrations of this version, in their order: what a database that is up to date has gone through. */
export const knownMigrations: readonly string[] = readdirSync(join(import.meta.dirname, 'migrations'))
  .filter((file) => /^Migration\d+\w*\.[jt]s$/.test(file))
  .map((file) => file.replace(/\.[jt]s$/, ''))
  .sort();
