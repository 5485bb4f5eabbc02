import { describe, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { version?: string }>;
};
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;

/** Versions below these have known holes; what is installed anywhere in the tree must not be one of them. */
const floors: Record<string, string> = {
  handlebars: '4.7.10',
  nodemailer: '10.0.5',
  multer: '2.2.0',
  '@mikro-orm/core': '7.1.7',
  '@mikro-orm/sql': '7.1.7',
  '@mikro-orm/postgresql': '7.1.7',
  '@nestjs/core': '12.0.2',
  '@nestjs/common': '12.0.2',
  '@nestjs/platform-express': '12.0.2',
};

const parts = (version: string): number[] => version.split('-')[0]!.split('.').map(Number);
const below = (version: string, floor: string): boolean => {
  const [a, b] = [parts(version), parts(floor)];
  const index = a.findIndex((part, position) => part !== b[position]);
  return index >= 0 && a[index]! < (b[index] ?? 0);
};

describe('the lock', () => {
  it('is complete: npm ci accepts it in a clean folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'careslot-lock-'));
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      copyFileSync(join(root, file), join(folder, file));
    const env = { ...process.env, NODE_OPTIONS: '', npm_config_update_notifier: 'false' };
    const { status, stderr } = spawnSync('npm', ['ci', '--dry-run', '--ignore-scripts', '--include=optional'], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect({ status, missing: stderr.split('\n').filter((line) => line.includes('Missing')) }).toEqual({
      status: 0,
      missing: [],
    });
  });

  it('holds no version that is known to be bad', () => {
    const bad = Object.entries(lock.packages).flatMap(([path, { version }]) => {
      const floor = floors[path.split('node_modules/').at(-1)!];
      return floor && version && below(version, floor) ? [`${path} ${version} < ${floor}`] : [];
    });
    expect(bad).toEqual([]);
    expect(below('10.0.4', floors.nodemailer!)).toBe(true);
  });

  it('is pinned: every direct dependency names one exact version', () => {
    const ranges = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.entries(manifest[kind]!).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    );
    expect(ranges).toEqual([]);
  });
});
