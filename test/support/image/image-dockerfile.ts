/** docker/Dockerfile as data: enough of its language for ours, and a refusal of the rest. */
import { readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';

export const repository = resolve(import.meta.dirname, '../../..');
export const dockerfilePath = resolve(repository, 'docker/Dockerfile');

export interface Instruction {
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  readonly base: string;
  readonly name?: string;
  readonly instructions: readonly Instruction[];
}

export interface Copy {
  /** The stage it comes from; undefined: the repository. */
  readonly from?: string;
  readonly sources: readonly string[];
  /** Absolute; a source ends up in it, or as it (`targetOf`). */
  readonly target: string;
}

const known = 'FROM WORKDIR COPY RUN LABEL ENV USER EXPOSE STOPSIGNAL HEALTHCHECK CMD'.split(' ');

export type Step = { readonly copy: Copy } | { readonly run: string; readonly folder: string };

export function readDockerfile(text = readFileSync(dockerfilePath, 'utf8')): Stage[] {
  const lines = text.split('\n').filter((line) => !/^\s*#/.test(line));
  const instructions = lines
    .join('\n')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .flatMap((line) => {
      const [, name, rest] = /^(\S+)\s+(.*)$/.exec(line.trim()) ?? [];
      return name && rest ? [{ name: name.toUpperCase(), text: rest.trim() }] : [];
    });
  const strange = instructions.find(({ name }) => !known.includes(name));
  if (strange)
    throw new Error(`The Dockerfile says ${strange.name}: teach it to test/support/image/image-dockerfile.ts`);
  return instructions.flatMap(({ name, text: from }, index) => {
    if (name !== 'FROM') return [];
    const end = instructions.findIndex((next, later) => later > index && next.name === 'FROM');
    const [base = '', , stage] = from.split(/\s+/);
    return [{ base, name: stage, instructions: instructions.slice(index + 1, end < 0 ? undefined : end) }];
  });
}

/** What the last instruction of that name says; later ones replace earlier ones. */
export function lastOf(stage: Stage, name: string): string | undefined {
  return stage.instructions.findLast((instruction) => instruction.name === name)?.text;
}

export function environmentOf(stage: Stage): Record<string, string> {
  const pairs = stage.instructions.filter(({ name }) => name === 'ENV').flatMap(({ text }) => text.split(/\s+/));
  return Object.fromEntries(pairs.map((pair) => pair.split('=', 2) as [string, string]));
}

/** The words of an exec form. A shell form is refused: the shell would get the signals. */
export function execForm(text: string | undefined): string[] {
  const found = /\[.*\]$/.exec(text ?? '')?.[0];
  if (!found) throw new Error(`This is not in exec form: ${text}`);
  return JSON.parse(found) as string[];
}

/** What is copied and what is run, in order, with the folder in which that happens. */
export function stepsOf(stage: Stage): Step[] {
  let folder = '/';
  return stage.instructions.flatMap(({ name, text }): Step[] => {
    if (name === 'WORKDIR') folder = posix.resolve(folder, text);
    if (name === 'RUN') return [{ run: text, folder }];
    if (name !== 'COPY') return [];
    const words = text.split(/\s+/);
    const from = words[0]?.startsWith('--from=') ? words.shift()!.slice('--from='.length) : undefined;
    const target = words.pop()!;
    // A slash at the end, or several sources, mean a folder to put them in.
    const inside = target.endsWith('/') || words.length > 1 || target === '.';
    return [{ copy: { from, sources: words, target: posix.resolve(folder, target) + (inside ? '/' : '') } }];
  });
}

/** Where one source of a copy ends up. Of a folder, Docker copies what is in it, not the folder itself. */
export function targetOf(copy: Copy, source: string, isFolder: boolean): string {
  const inside = copy.target.endsWith('/') && !isFolder;
  return inside ? posix.join(copy.target, posix.basename(source)) : posix.resolve(copy.target);
}
