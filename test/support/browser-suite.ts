import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { startTestApp, type TestApp } from './app.js';
import { browserOrNotice, openWindow, startedBrowser, type Window } from './browser.js';
import { openClinic, type Clinic } from './clinic.js';

export interface Suite {
  readonly app: TestApp;
  readonly clinic: Clinic;
  /** A new window, closed after the test, which fails if the window met a fault that its user would not see. */
  open(options?: Parameters<typeof openWindow>[2]): Promise<Window>;
}

/**
 * A small clinic with a practitioner, and the worker's browser. Without a browser the suite says by name that it did not run.
 *
 *   await describeInBrowser('booking', (suite) => { it('…', async () => { const { page } = await suite.open(); … }) });
 */
export async function describeInBrowser(what: string, tests: (suite: Suite) => void): Promise<void> {
  const browser = await browserOrNotice(what);
  (browser ? describe : describe.skip)(what, () => {
    const windows: Window[] = [];
    const suite = {
      open: async (wishes: Parameters<typeof openWindow>[2] = {}) => {
        const window = await openWindow(await startedBrowser(), suite.app.url, wishes);
        windows.push(window);
        return window;
      },
    } as { app: TestApp; clinic: Clinic; open: Suite['open'] };
    beforeAll(async () => {
      suite.app = await startTestApp();
      suite.clinic = await openClinic(suite.app);
    });
    afterEach(async () => {
      const faults = windows.flatMap((window) => window.faults);
      for (const { context } of windows.splice(0)) await context.close();
      expect(faults).toEqual([]);
    });
    afterAll(() => suite.app?.close());
    tests(suite);
  });
}
