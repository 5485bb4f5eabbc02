import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.js';
import { freePort, Process } from '../support/servers/process.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

it('the log has one line for each request, wherever it goes', async () => {
  const { databaseUrl, secretKeys } = app.config;
  const environment = { DATABASE_URL: databaseUrl, SECRET_KEY: secretKeys.join(','), DEMO: '0', LOG_LEVEL: 'info' };
  const api = await Process.start('main', { ...environment, PORT: String(await freePort()) }).ready();
  const paths = ['/api/v1/specialties', '/api/v1/nope', '/api/nope', '/dev/mailbox.json'];
  for (const path of paths) await fetch(`${api.url}${path}`);
  await api.stop();
  const logged = api.output.split('\n').filter((line) => line.startsWith('{') && line.includes('"req"'));
  const pathOf = (line: string) => (JSON.parse(line) as { req: { path: string } }).req.path;
  expect(logged.map(pathOf).filter((path) => paths.includes(path))).toEqual(paths);
});
