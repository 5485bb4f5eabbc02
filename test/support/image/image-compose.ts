/** docker/compose.yaml as Docker Compose would read it where nobody has set a variable. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { environmentOf, readDockerfile, repository, type Stage } from './image-dockerfile.js';

export interface ComposeService {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly pull_policy?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: readonly string[] };
  readonly networks?: readonly string[];
  readonly network_mode?: string;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly restart?: string;
  readonly user?: string;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly read_only?: boolean;
  readonly stop_grace_period?: string;
}

export interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, object>>;
}

const composePath = resolve(repository, 'docker/compose.yaml');

export function readCompose(text = readFileSync(composePath, 'utf8')): Compose {
  return parse(
    text.replaceAll(/\$\{[A-Z_]+:-([^}]*)\}/g, (_, standard: string) => standard),
    { merge: true },
  ) as Compose;
}

/** The variables that an operator may set, by the names they have in the file. */
export function offeredVariables(text = readFileSync(composePath, 'utf8')): string[] {
  return [...new Set([...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name!))];
}

/** What is run: the last stage. */
export function finalStage(): Stage {
  return readDockerfile().at(-1)!;
}

/** All that a process of a service finds in its environment, of what we give it. */
export function environmentFor(service: ComposeService): Record<string, string> {
  const own = Object.entries(service.environment ?? {}).map(([name, value]) => [name, String(value ?? '')]);
  return { ...environmentOf(finalStage()), ...(Object.fromEntries(own) as Record<string, string>) };
}

/** Where the volumes of a service are seen in it. */
export function mountsOf(service: ComposeService): { volume: string; path: string; readOnly: boolean }[] {
  return (service.volumes ?? []).map((text) => {
    const [volume, path, mode] = text.split(':');
    return { volume: volume!, path: path!, readOnly: mode === 'ro' };
  });
}
