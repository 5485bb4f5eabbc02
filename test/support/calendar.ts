/** What must be true of practitioners' time at any moment, asked of the database and of the calendar itself. */
import { expect } from '@jest/globals';
import { VerifyCalendar } from '../../src/scheduling/index.js';
import type { TestApp } from './app.js';

/** Every stored day is what the rules and the claims say: what `npm run cli -- calendar:verify` finds. */
export async function expectTrueCalendar(app: TestApp): Promise<void> {
  expect((await app.ask(new VerifyCalendar())).differences).toEqual([]);
}
