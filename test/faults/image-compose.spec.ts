import { describe, expect, it } from 'vitest';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config.js';
import { environmentFor, finalStage, mountsOf, offeredVariables, readCompose } from '../support/image/image-compose.js';
import { missingFor } from '../support/image/image-context.js';
import { lastOf, repository } from '../support/image/image-dockerfile.js';
import { variablesOfConfig } from '../support/image/image-variables.js';

const final = finalStage();
const compose = readCompose();
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image === compose.services.secrets!.image);
const [, api] = ours.find(([name]) => name === 'api')!;

/**
 * What Docker Compose would trip over. Shown to fail by a variable misspelt, a volume not declared, a service that waits
 * for nobody, a command whose file is not there, a port that is another one, and a second `build`.
 */
describe('compose.yaml', () => {
  it('builds one image once: two exports of one tag at a time fail', () => {
    expect(ours.map(([name]) => name)).toEqual(['api', 'worker', 'secrets']);
    expect(services.filter(([, service]) => service.build).map(([name]) => name)).toEqual(['secrets']);
    for (const [name, service] of ours.filter(([, { build }]) => !build)) {
      expect({ name, policy: service.pull_policy, waits: Object.keys(service.depends_on ?? {}) }).toMatchObject({
        policy: 'never',
        waits: expect.arrayContaining(['secrets']),
      });
    }
  });

  it('names a version of every other image', () => {
    const others = services.map(([, { image }]) => image).filter((image) => image !== api.image);
    expect(others.filter((image) => !/:v?\d+\.\d+/.test(image))).toEqual([]);
  });

  it('refers only to services, networks and volumes that there are, and waits in a way that can end', () => {
    for (const [name, service] of services) {
      for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
        const waited = compose.services[other];
        const canEnd = condition === 'service_healthy' ? waited?.healthcheck?.test : waited?.restart === 'no';
        expect({ name, other, condition, canEnd: Boolean(canEnd) }).toEqual({ name, other, condition, canEnd: true });
      }
    }
    const used = services.flatMap(([, service]) => mountsOf(service).map(({ volume }) => volume));
    expect(new Set(used)).toEqual(new Set(Object.keys(compose.volumes)));
    const networks = services.flatMap(([, service]) => service.networks ?? []);
    expect(new Set(networks)).toEqual(new Set(Object.keys(compose.networks)));
  });

  it('gives nobody more than they need', () => {
    for (const [name, service] of services) {
      expect({ name, ...service }).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    }
    expect(ours.filter(([, service]) => !service.read_only)).toEqual([]);
    const { postgres, redis } = compose.services;
    expect([postgres!.ports, redis!.ports, compose.networks.inside!.internal]).toEqual([undefined, undefined, true]);
    expect([postgres!.networks, redis!.networks]).toEqual([['inside'], ['inside']]);
    // Who has the database must not have the key to what is encrypted in it.
    expect(mountsOf(postgres!).map(({ volume }) => volume)).not.toContain('keys');
    const published = services.flatMap(([, { ports }]) => ports ?? []);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('says only what the configuration knows, and no secret', () => {
    const known = variablesOfConfig();
    const names = ours.flatMap(([, { environment }]) => Object.keys(environment ?? {}));
    expect(names.filter((name) => !known.has(name.replace(/_FILE$/, '')))).toEqual([]);
    const all = services.flatMap(([, { environment }]) => Object.keys(environment ?? {}));
    expect(all.filter((name) => /SECRET|PASSWORD|TOKEN|DATABASE_URL/.test(name) && !name.endsWith('_FILE'))).toEqual(
      [],
    );
    const settable = offeredVariables().filter((name) => !known.has(name) && name !== 'LISTEN_ON');
    expect(settable).toEqual([]);
  });

  it('agrees with itself and the image on ports', () => {
    const port = environmentFor(api).PORT;
    expect(lastOf(final, 'EXPOSE')).toBe(port);
    expect(api.ports).toEqual([`127.0.0.1:${new URL(environmentFor(api).PUBLIC_URL!).port}:${port}`]);
  });

  it('calls commands that there are', () => {
    const has = (path: string) => ['/app/dist', '/app/docker/secrets.mjs'].includes(path);
    for (const [name, { command }] of ours) {
      expect({ name, missing: missingFor(command ?? [], '/app', has) }).toEqual({ name, missing: [] });
    }
  });

  it.each(['api', 'worker'])('gives the %s what production accepts, from secrets that were made just now', (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'careslot-secrets-'));
    try {
      const make = () => execFileSync(process.execPath, ['docker/secrets.mjs', folder, folder], { cwd: repository });
      make();
      const service = compose.services[name]!;
      const { path } = mountsOf(service)[0]!;
      const given = Object.entries(environmentFor(service)).map(([key, value]) => [key, value.replace(path, folder)]);
      const config = loadConfig(Object.fromEntries(given));
      expect(config).toMatchObject({
        production: true,
        demo: false,
        rateLimit: true,
        host: '0.0.0.0',
        trustProxy: false,
      });
      const hosts = [config.databaseUrl, config.redisUrl, config.smtpUrl].map((url) => new URL(url!).hostname);
      for (const host of hosts) {
        const shared = compose.services[host]?.networks?.filter((network) => service.networks?.includes(network));
        expect({ host, shared }).toEqual({ host, shared: [expect.any(String)] });
      }
      const { POSTGRES_USER, POSTGRES_DB, POSTGRES_PASSWORD_FILE } = compose.services.postgres!.environment!;
      const password = readFileSync(join(folder, String(POSTGRES_PASSWORD_FILE).split('/').at(-1)!), 'utf8');
      const url = new URL(config.databaseUrl);
      expect([url.username, url.password, url.pathname]).toEqual([POSTGRES_USER, password, `/${POSTGRES_DB}`]);
      // The key is for its owner, the database's password also for the database's account.
      expect(statSync(join(folder, 'secret-key')).mode & 0o077).toBe(0);
      expect(statSync(join(folder, 'database-password')).mode & 0o004).toBe(0o004);

      make();
      expect(loadConfig(Object.fromEntries(given))).toEqual(config);
      execFileSync(process.execPath, ['docker/secrets.mjs', '--rotate', folder], { cwd: repository });
      const rotated = loadConfig(Object.fromEntries(given)).secretKeys;
      expect(rotated).toEqual([expect.stringMatching(/^[\w-]{64}$/), ...config.secretKeys]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
