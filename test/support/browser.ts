import axe, { type AxeResults } from 'axe-core';
import { existsSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type LaunchOptions, type Page } from 'playwright-core';
import { password } from './people.js';

const patience = 60_000;

// Without windows it needs a third less time for the same tests.
const headless = ['chromium-headless-shell', 'headless_shell'];
const windowed = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
// Without these, a browser in a closed network looks for its maker's hosts all the time.
const quiet = ['--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update'];

let found: Promise<Browser | undefined> | undefined;

/**
 * The browser of all files of a worker, which ends with it: an installed one without windows, else the one that is packed
 * in a package (Linux only), else any that is installed. One that has crashed is replaced.
 */
export async function findBrowser(): Promise<Browser | undefined> {
  const browser = await (found ??= search());
  if (!browser || browser.isConnected()) return browser;
  return (found = search());
}

export async function startedBrowser(): Promise<Browser> {
  const browser = await findBrowser();
  if (!browser) throw new Error('There is no browser here.');
  return browser;
}

async function search(): Promise<Browser | undefined> {
  return (await installed(headless)) ?? (await packed()) ?? (await installed(windowed, elsewhere));
}

async function installed(names: readonly string[], paths: readonly string[] = []): Promise<Browser | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...paths];
  for (const executablePath of candidates.filter((path) => existsSync(path))) {
    const browser = await start({ executablePath, args: [...quiet, '--no-sandbox'] });
    if (browser) return browser;
  }
  return undefined;
}

async function packed(): Promise<Browser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  // The other worker may be unpacking it: half of a browser does not start.
  for (let tries = 0; tries < 10; tries++) {
    const browser = await unpacked().then(start, () => undefined);
    if (browser) return browser;
    await sleep(1_000);
  }
  return undefined;
}

async function unpacked(): Promise<LaunchOptions> {
  // It brings its own libraries, but takes them only where it believes to run on its usual host.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x';
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  await chmod(executablePath, 0o755);
  // Of its arguments not those that switch off what we rely on, or that end it with its first window.
  const args = packed.args.filter((argument) => !/web-security|insecure-content|single-process/.test(argument));
  return { executablePath, args: [...args, ...quiet] };
}

async function start(options: LaunchOptions): Promise<Browser | undefined> {
  return chromium.launch({ ...options, timeout: 60_000 }).catch(() => undefined);
}

/** Says that a file of browser tests did not run; with REQUIRE_ALL=1 that is a failure. */
export async function browserOrNotice(what: string): Promise<Browser | undefined> {
  const browser = await findBrowser();
  if (browser) return browser;
  if (process.env.REQUIRE_ALL === '1') throw new Error('NOT RUN: there is no browser here.');
  process.stdout.write(`NOT RUN: ${what}, there is no browser here.\n`);
  return undefined;
}

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 900 };

/** A person's window: notes every script error, and everything that the security policy or the server refused. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong that a user would not see. Answers with 4xx are not among it: those are shown. */
  readonly faults: string[];
}

export async function openWindow(
  browser: Browser,
  baseURL: string,
  {
    viewport = desktop,
    colorScheme = 'light',
    timezoneId,
  }: { viewport?: typeof phone; colorScheme?: 'light' | 'dark'; timezoneId?: string } = {},
): Promise<Window> {
  const context = await browser.newContext({
    baseURL,
    viewport,
    colorScheme,
    timezoneId,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (message) => {
    const shown = /status of (4\d\d|503)|ERR_INTERNET_DISCONNECTED/.test(message.text());
    if (message.type() === 'error' && !shown) faults.push(`console: ${message.text()}`);
  });
  page.on('response', (answer) => {
    if (answer.status() >= 500 && answer.status() !== 503) faults.push(`${answer.status()} ${answer.url()}`);
  });
  return { page, context, faults };
}

/** Signs in by the form, as a person does. */
export async function signInAs(page: Page, email: string, secret = password): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(secret);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

const askAxe = `axe.run({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
})`;

/** What axe finds that keeps people out, as sentences. It stays in the page: ten times as fast as a new one at each look. */
export async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(askAxe);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html} (${any.map(({ message }) => message)})`));
}

/** How far the page is wider than the window, in pixels. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** Waits until an expression is true in the page. Not by playwright's waitForFunction: the security policy forbids eval. */
export async function until(page: Page, expression: string): Promise<void> {
  for (const deadline = Date.now() + patience; !(await page.evaluate<boolean>(expression));) {
    if (Date.now() > deadline) throw new Error(`It did not become true: ${expression}`);
    await page.waitForTimeout(50);
  }
}
