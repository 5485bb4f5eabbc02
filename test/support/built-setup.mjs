// For the kinds of test that run what the build made: it is brought up to date first.
import { resolve } from 'node:path';
import { prepare } from '../../tools/bootstrap/prepare.mjs';
import startServer from './server-setup.mjs';

export default async function setup() {
  await prepare(resolve(import.meta.dirname, '../..'), { build: true });
  return startServer();
}
