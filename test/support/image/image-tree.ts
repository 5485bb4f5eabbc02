/** The files of the image's last stage in a folder, put there as docker/Dockerfile says, without Docker. */
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
} from 'node:fs';
import { readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { contextFiles, madeBy, type Packages } from './image-context.js';
import { lastOf, readDockerfile, repository, stepsOf, targetOf, type Copy, type Stage } from './image-dockerfile.js';

export interface ImageTree {
  /** What is `/` in a container. */
  readonly root: string;
  /** The folder in which commands run, seen from outside. */
  readonly folder: string;
  /** Whom the image runs as, where this process may become somebody else. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Every file with its size and time: nobody may change one. */
  files(): string[];
  remove(): void;
}

export function assembleImage(): ImageTree {
  const stages = readDockerfile();
  const final = stages.at(-1)!;
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'careslot-image-'));
  chmodSync(root, 0o755);
  const [uid, gid] = lastOf(final, 'USER')!.split(':').map(Number) as [number, number];
  const user = process.getuid?.() === 0 ? { uid, gid } : undefined;
  // The base image brings this; a copy, because the image's user may not look into the folder it is in here.
  place(realpathSync(process.execPath), join(root, 'usr/local/bin/node'));
  try {
    for (const step of stepsOf(final)) {
      if ('copy' in step) for (const source of step.copy.sources) copy(step.copy, source, root, stages);
      else makeFolders(step.run, root, user);
    }
  } catch (error) {
    rmSync(root, { recursive: true, force: true });
    throw error;
  }
  return {
    root,
    folder: join(root, lastOf(final, 'WORKDIR')!),
    user,
    files: () => filesBelow(join(root, lastOf(final, 'WORKDIR')!)),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function copy(step: Copy, source: string, root: string, stages: readonly Stage[]): void {
  if (!step.from) {
    const isFolder = statSync(join(repository, source)).isDirectory();
    const target = join(root, targetOf(step, source, isFolder));
    for (const file of contextFiles(posix.normalize(source))) {
      place(join(repository, file), isFolder ? join(target, posix.relative(source, file)) : target);
    }
    return;
  }
  const target = join(root, targetOf(step, source, true));
  const stage = stages.find(({ name }) => name === step.from);
  for (const made of (stage ? stepsOf(stage) : []).flatMap((each) => ('run' in each ? [each] : []))) {
    const result = madeBy(made.run);
    if ('build' in result && posix.resolve(made.folder, result.build) === source) {
      cpSync(join(repository, result.build), target, { recursive: true });
    }
    if ('packages' in result && posix.resolve(made.folder, result.path) === source) {
      for (const path of packagesOf(result.packages)) placePackage(path, join(target, '..'));
    }
  }
}

function makeFolders(command: string, root: string, user?: { uid: number; gid: number }): void {
  const made = madeBy(command);
  if (!('folders' in made)) throw new Error(`The last stage runs what makes more than folders: ${command}`);
  for (const path of made.folders) {
    mkdirSync(join(root, path), { recursive: true });
    if (user) chownSync(join(root, path), user.uid, user.gid);
  }
}

interface Locked {
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

/**
 * The packages that `npm ci --omit=…` installs and that are not removed again, from the lock: so it needs no network, and
 * a package that is only there for development is missing as it will be. What is optional is there for this platform.
 */
export function packagesOf({ omitted, removed }: Packages): string[] {
  const { packages } = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8'));
  const [withoutDev, withoutOptional] = [omitted.includes('dev'), omitted.includes('optional')];
  return Object.entries(packages as Record<string, Locked>).flatMap(([path, { dev, optional, devOptional }]) => {
    const left = (dev && withoutDev) || (optional && withoutOptional);
    const gone = removed.some((folder) => path === folder || path.startsWith(`${folder}/`));
    const ofOthers = optional && !existsSync(join(repository, path));
    return path === '' || gone || ofOthers || left || (devOptional && withoutDev && withoutOptional) ? [] : [path];
  });
}

/** A package without those nested in it: they are packages of their own. */
function placePackage(path: string, target: string): void {
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(repository, folder), { withFileTypes: true })) {
      const inside = join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== 'node_modules') visit(inside);
      else if (entry.isFile()) place(join(repository, inside), join(target, inside));
    }
  };
  visit(path);
}

const madeAlready = new Set<string>();

/** A second name for the file where that is possible: thousands of copies take their time. */
function place(file: string, target: string): void {
  if (!madeAlready.has(dirname(target))) mkdirSync(dirname(target), { recursive: true });
  madeAlready.add(dirname(target));
  try {
    linkSync(file, target);
  } catch (error) {
    if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP'].includes((error as NodeJS.ErrnoException).code!)) throw error;
    copyFileSync(file, target);
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`)
    .sort();
}
