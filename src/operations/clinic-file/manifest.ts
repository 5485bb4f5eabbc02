import type { Kind } from '../../shared/persistence/installation.js';

/** The first line of the file of a clinic. */
export interface Manifest {
  readonly careslotExport: typeof formatVersion;
  /** Careslot's version that wrote it. */
  readonly version: string;
  readonly at: string;
  /** What it is; absent when there was nothing in it. */
  readonly kind?: Kind;
  /** The level of the schema: only a database of the same one takes it. */
  readonly migrations: readonly string[];
  /** The keys with which fields are encrypted; `FieldEncryption.keyIds` must have all of them. */
  readonly keyIds: readonly string[];
  /** In this order they follow, each after those it refers to. */
  readonly tables: readonly ExportedTable[];
  readonly sequences: readonly { readonly name: string; readonly last: string }[];
  /** Tables that are not in it. */
  readonly leftOut: readonly string[];
}

export interface ExportedTable {
  /** `schema.table`. */
  readonly name: string;
  /** Without those that the database computes. */
  readonly columns: readonly string[];
  readonly rows: number;
}

export const formatVersion = 1;

/** The line after the last row of a table; no row reads so, because a backslash in it is doubled. */
export const endOfRows = '\\.';

/** @throws when it is no such line. */
export function readManifest(line: Buffer): Manifest {
  let manifest: Partial<Manifest>;
  try {
    manifest = JSON.parse(line.toString('utf8')) as Partial<Manifest>;
  } catch {
    throw new Error('This is no export of Careslot.');
  }
  if (typeof manifest?.careslotExport !== 'number') throw new Error('This is no export of Careslot.');
  if (manifest.careslotExport !== formatVersion) {
    throw new Error(
      `This export has format ${manifest.careslotExport}; this version of Careslot reads ${formatVersion}.`,
    );
  }
  return manifest as Manifest;
}

/** Refuses, in a sentence, what this installation cannot take. */
export function checkFits(manifest: Manifest, migrations: readonly string[], keyIds: readonly string[]): void {
  const written = new Set(manifest.migrations);
  const missingHere = manifest.migrations.filter((name) => !migrations.includes(name));
  const missingThere = migrations.filter((name) => !written.has(name));
  if (missingHere.length > 0) {
    throw new Error(`This export was made by a newer Careslot (${manifest.version}): import it with that version.`);
  }
  if (missingThere.length > 0) {
    throw new Error(
      `This export was made by an older Careslot (${manifest.version}), before ${missingThere[0]}: import it with that version, then upgrade.`,
    );
  }
  const missingKeys = manifest.keyIds.filter((id) => !keyIds.includes(id));
  if (missingKeys.length > 0) {
    throw new Error(
      `SECRET_KEY does not open this export: it needs ${said(manifest.keyIds)}, here is ${said(keyIds)}. Give the SECRET_KEY of the clinic that was exported.`,
    );
  }
}

function said(ids: readonly string[]): string {
  return `${ids.length === 1 ? 'the key' : 'the keys'} ${ids.join(', ')}`;
}
