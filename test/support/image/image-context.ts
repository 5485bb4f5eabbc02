/** What of the repository reaches the image: .dockerignore, and what the steps of the build make of it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { repository, stepsOf, targetOf, type Stage } from './image-dockerfile.js';

const rules = readFileSync(join(repository, '.dockerignore'), 'utf8')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => ({ keep: line.startsWith('!'), matches: matcherOf(line.replace(/^!/, '')) }));

function matcherOf(pattern: string): RegExp {
  const parts = pattern.replace(/^\/|\/$/g, '').split(/(\*\*\/|\*\*|\*|\?)/);
  const meaning: Record<string, string> = { '**/': '(.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };
  // What is below a folder that matches is left out with it.
  return new RegExp(
    `^${parts.map((part) => meaning[part] ?? part.replace(/[.+^${}()|[\]\\]/g, '\\$&')).join('')}(/.*)?$`,
  );
}

/** Whether .dockerignore keeps a path of the repository out; the last rule that matches decides. */
export function isIgnored(path: string): boolean {
  const decisive = rules.findLast(({ matches }) => matches.test(path));
  return decisive !== undefined && !decisive.keep;
}

/** The files at or below a path of the repository that `docker build` sees. */
export function contextFiles(path: string): string[] {
  const full = join(repository, path);
  if (!existsSync(full) || (path !== '.' && isIgnored(path))) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full).flatMap((name) => contextFiles(posix.join(path, name)));
}

/** The packages of the lock, less kinds of them and less folders that are removed again. */
export interface Packages {
  readonly omitted: readonly string[];
  readonly removed: readonly string[];
}

/** What is made by a command of a RUN: paths in its folder, or absolute ones. */
export type Made = { packages: Packages; path: string } | { build: string } | { folders: readonly string[] };

/** What we know RUN commands to make. An unknown one is an error: nobody would notice that its result is missing. */
export function madeBy(command: string): Made {
  const [first = '', ...then] = command.split(/\s+&&\s+/);
  const [program, ...words] = first.split(/\s+/);
  const plain = words.filter((word) => !word.startsWith('-'));
  const removed = then.flatMap((next) => (next.startsWith('rm -rf ') ? next.split(/\s+/).slice(2) : []));
  const onlyRemoves = then.every((next) => next.startsWith('rm -rf '));
  if (program === 'npm' && plain[0] === 'ci' && onlyRemoves) {
    const omitted = words.flatMap((word) => (word.startsWith('--omit=') ? [word.slice('--omit='.length)] : []));
    return { packages: { omitted, removed }, path: 'node_modules' };
  }
  if (command === 'node tools/bootstrap.mjs install')
    return { packages: { omitted: [], removed: [] }, path: 'node_modules' };
  if (command === 'npm run build') return { build: 'dist' };
  if (program === 'install' && words.includes('-d')) {
    return { folders: plain.filter((word) => word.startsWith('/')) };
  }
  throw new Error(`What does this make? Teach it to test/support/image/image-context.ts: RUN ${command}`);
}

/** Everything that is wrong with a stage: what it copies, calls or takes from another stage must be there. */
export function problemsOf(stage: Stage, stages: readonly Stage[]): string[] {
  const problems: string[] = [];
  const present = new Set<string>();
  const has = (path: string): boolean => [...present].some((file) => file === path || file.startsWith(`${path}/`));
  for (const step of stepsOf(stage)) {
    if ('copy' in step) {
      for (const source of step.copy.sources) {
        const files = step.copy.from ? [...madeIn(step.copy.from, stages)] : contextFiles(posix.normalize(source));
        if (step.copy.from && !files.includes(source)) problems.push(`${source} is not in the stage ${step.copy.from}`);
        if (files.length === 0) problems.push(`${source} is not in the repository, or .dockerignore keeps it out`);
        if (step.copy.from) present.add(targetOf(step.copy, source, true));
        else for (const file of files) present.add(placeOf(step.copy, source, file));
      }
      continue;
    }
    for (const path of pathsMadeBy(step.run, step.folder)) present.add(path);
    problems.push(...missingFor(step.run.split(/\s+/), step.folder, has));
  }
  for (const text of stage.instructions.filter(({ name }) => name === 'CMD').map((one) => one.text)) {
    const folder = stage.instructions.findLast(({ name }) => name === 'WORKDIR')?.text ?? '/';
    problems.push(...missingFor(JSON.parse(text) as string[], folder, has));
  }
  return problems;
}

function placeOf(copy: Parameters<typeof targetOf>[0], source: string, file: string): string {
  const isFolder = statSync(join(repository, source)).isDirectory();
  return isFolder
    ? posix.join(targetOf(copy, source, true), posix.relative(posix.normalize(source), file))
    : targetOf(copy, source, false);
}

function pathsMadeBy(command: string, folder: string): string[] {
  const made = madeBy(command);
  if ('folders' in made) return [...made.folders];
  return [posix.resolve(folder, 'build' in made ? made.build : made.path)];
}

function madeIn(name: string, stages: readonly Stage[]): string[] {
  const stage = stages.find((candidate) => candidate.name === name);
  return (stage ? stepsOf(stage) : []).flatMap((step) => ('run' in step ? pathsMadeBy(step.run, step.folder) : []));
}

/** The scripts and files that a command names and its stage lacks, with what they import of their neighbours. */
export function missingFor(words: readonly string[], folder: string, has: (path: string) => boolean): string[] {
  const [program, first, second] = words;
  if (program === 'npm' && first === 'run') {
    const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    return Object.hasOwn(scripts, second!) && has(posix.resolve(folder, 'package.json'))
      ? []
      : [`npm run ${second}: no such script`];
  }
  if (program !== 'node' || first!.startsWith('-')) return [];
  const missing: string[] = [];
  const look = (script: string): void => {
    // What is built is there if its folder and its source are.
    const built = script.startsWith('dist/');
    const source = join(repository, script.replace(/^dist\/(.*)\.js$/, '$1.ts'));
    if (!has(posix.resolve(folder, built ? 'dist' : script)) || !existsSync(source))
      missing.push(`${script} is not in the stage`);
    else if (existsSync(join(repository, script)) && script.endsWith('.mjs')) {
      const imports = readFileSync(join(repository, script), 'utf8').matchAll(/from '(\.[^']+)'/g);
      for (const [, path] of imports) look(posix.join(posix.dirname(script), path!));
    }
  };
  look(first!);
  return missing;
}
