import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { Readiness } from '../../src/shared/http/health.controller.js';
import { startTestApp, type TestApp } from '../support/app.js';

const browser = 'text/html,application/xhtml+xml,*/*;q=0.8';
const paths = Object.keys(JSON.parse(readFileSync('dist/web/paths.json', 'utf8')));

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const open = (path: string) => app.raw.get(path).set('Accept', browser);

describe('the portal', () => {
  it.each(paths)('answers %s with its page, asked for anew each time', async (pattern) => {
    const path = pattern.replaceAll(/\$\w+/g, '01890000-0000-7000-8000-000000000000');
    const { headers, text } = await open(`${path}?from=2026-12-01`).expect(200);
    expect(headers['content-type']).toContain('text/html');
    expect(headers['cache-control']).toBe('no-cache');
    expect(text).toContain('<div id="root">');
    await app.raw.head(path).expect(200);
  });

  it('answers unknown pages with its page and status 404', async () => {
    for (const path of ['/nope', '/visits/a/b', '/practitionerss', '/admin/nope', '/wp-login.php']) {
      expect((await open(path).expect(404)).text).toContain('<div id="root">');
    }
  });

  it('leaves the server’s own paths to the server, also unknown ones', async () => {
    for (const path of ['/api', '/api/v1/nope', '/api/nope', '/health/nope', '/dev/nope']) {
      expect((await open(path).expect(404)).headers['content-type']).toContain('application/problem+json');
    }
    await app.raw.post('/nope').expect(404);
    await open('/openapi.json').expect(200);
    await open('/docs').expect(200);
  });

  it('keeps files with a hash for a year, compressed where the browser can read that', async () => {
    const [script] = /\/assets\/index-[\w-]+\.js/.exec((await open('/')).text)!;
    const { headers } = await app.raw.get(script).set('Accept-Encoding', 'gzip, deflate, br').expect(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-encoding']).toBe('br');
    expect(headers['content-type']).toMatch(/javascript/);
    expect(headers.vary).toContain('Accept-Encoding');
    const plain = await app.raw.get(script).set('Accept-Encoding', 'identity').expect(200);
    expect(plain.headers['content-encoding']).toBeUndefined();
    await app.raw.get(script).set('If-None-Match', plain.headers.etag!).set('Accept-Encoding', 'identity').expect(304);
    expect((await app.raw.get('/favicon.svg').expect(200)).headers['cache-control']).toBe('no-cache');
  });

  it('has no page in place of a missing file, and survives odd requests', async () => {
    const missing = await open('/assets/gone-1234.js').expect(404);
    expect(missing.text).not.toContain('<div id="root">');
    expect(missing.headers['content-encoding']).toBeUndefined();
    for (const path of [
      '/%zz',
      '/assets/%zz',
      '/assets/..%2f..%2findex.html',
      '/..%2fpackage.json',
      '/assets',
      '/%00',
    ]) {
      expect((await open(path)).status).toBeLessThan(500);
      expect((await open(path)).text).not.toContain('"dependencies"');
    }
    const [script] = /\/assets\/index-[\w-]+\.js/.exec((await open('/')).text)!;
    for (const range of ['bytes=9-2', 'bytes=-', 'bytes=99999999-', 'lines=1-2']) {
      expect((await app.raw.get(script).set('Range', range)).status).toBeLessThan(500);
    }
  });

  it('runs no script but its own files, and is framed by nobody', async () => {
    const { headers, text } = await open('/');
    const policy = headers['content-security-policy']!;
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    for (const [, attributes, body] of text.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
      expect(attributes).toContain('src="/');
      expect(body).toBe('');
    }
    expect(text).not.toMatch(/\son\w+=/);
    expect(text).not.toMatch(/https?:\/\//);
  });

  it('offers the demo’s logins in the demo only', async () => {
    expect((await open('/')).text).toContain('<meta name="careslot-demo" content="no"');
  });

  it('has routes for exactly the paths that the server knows', () => {
    const files = globSync('web/src/pages/*/routes.ts').map((file) => readFileSync(file, 'utf8'));
    const routed = files.flatMap((text) => [...text.matchAll(/child\('([^']+)'\)/g)].map(([, path]) => path));
    expect(routed.sort()).toEqual([...paths].sort());
  });

  it('names with each page what it needs, so that nothing is loaded one after the other', async () => {
    const everything = new Set<string>();
    for (const path of paths) {
      const { text } = await open(path.replaceAll(/\$\w+/g, 'x'));
      const named = [...text.matchAll(/(?:href|src)="\/(assets\/[\w.-]+)"/g)].map(([, name]) => name!);
      for (const name of named.filter((each) => each.endsWith('.js'))) {
        expect([path, importsOf(name).filter((chunk) => !named.includes(chunk))]).toEqual([path, []]);
      }
      for (const name of named) everything.add(name);
    }
    for (const name of everything) await app.raw.get(`/${name}`).expect(200);
  });

  it('has no style of a component that is in no script, and those of all that are', () => {
    const scripts = readdirSync('dist/web/assets').filter((name) => name.endsWith('.js'));
    const code = scripts.map((name) => readFileSync(`dist/web/assets/${name}`, 'utf8')).join('\n');
    const [sheet] = /assets\/index-[\w-]+\.css/.exec(readFileSync('dist/web/index.html', 'utf8'))!;
    const used = new Set(code.match(/\bm_[0-9a-f]{6,8}\b/g));
    const classes = (file: string) => readFileSync(file, 'utf8').matchAll(/\.(m_[0-9a-f]{6,8})\b/g);
    const styled = new Set([...classes(`dist/web/${sheet}`)].map(([, name]) => name!));
    const all = new Set([...classes('node_modules/@mantine/core/styles.layer.css')].map(([, name]) => name!));
    expect([...styled].filter((name) => !used.has(name))).toEqual([]);
    expect([...used].filter((name) => all.has(name) && !styled.has(name))).toEqual([]);
    expect(styled.size).toBeGreaterThan(100);
  });

  it('weighs at most 200 kB of scripts, gzipped, when it opens', async () => {
    const { text } = await open('/');
    const scripts = [...text.matchAll(/\/(assets\/[\w.-]+\.js)"/g)].map(([, name]) => name!);
    const files = new Set(scripts);
    for (const name of files) for (const chunk of importsOf(name)) files.add(chunk);
    const sizes = [...files].map((name) => readFileSync(`dist/web/${name}.gz`).length);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(200 * 1024);
  });
});

describe('a page that fails on our side', () => {
  it('is plain HTML for people and problem details for programs', async () => {
    app.resolve(Readiness).stop();
    const { headers, text } = await open('/health/ready').expect(503);
    expect(headers['content-type']).toContain('text/html');
    expect(headers['retry-after']).toBeDefined();
    expect(text).toContain('Something went wrong on our side');
    expect((await app.raw.get('/health/ready').expect(503)).body).toMatchObject({ code: 'NOT_READY' });
  });
});

/** The chunks that a chunk needs before it can run. */
function importsOf(name: string): string[] {
  const code = readFileSync(`dist/web/${name}`, 'utf8');
  return [...code.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)].map(([, chunk]) => `assets/${chunk}`);
}
