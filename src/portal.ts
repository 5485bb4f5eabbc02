import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import expressStaticGzip from 'express-static-gzip';
import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { packageFolder } from './shared/package.js';

/** Paths that are the server's own, in whatever spelling: below them nothing is a page of the portal. */
const serversOwn = /^\/(api|health|metrics|docs|dev|openapi\.json)(\/|$)/i;

const yearSeconds = 365 * 24 * 3600;

/**
 * Serves the built portal: files under /assets carry a hash in their name and are kept for a year, pages are asked for
 * anew each time. A path that the portal does not know is answered with its page and status 404. Without a build there
 * is no portal.
 */
export function servePortal(app: NestExpressApplication, { demo, folder = builtPortal() }: PortalOptions): void {
  if (!existsSync(join(folder, 'index.html'))) return;
  const page = readFileSync(join(folder, 'index.html'), 'utf8').replace(
    '<meta name="careslot-demo" content="no"',
    `<meta name="careslot-demo" content="${demo ? 'yes' : 'no'}"`,
  );
  const pageOf = knownPages(page, JSON.parse(readFileSync(join(folder, 'paths.json'), 'utf8')) as Needs);
  const files = expressStaticGzip(folder, {
    index: false,
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    serveStatic: { index: false, redirect: false, setHeaders: sayHowLongToKeep },
  });

  app.use((request: Request, response: Response, next: NextFunction) => {
    const { method, path } = request;
    if ((method !== 'GET' && method !== 'HEAD') || serversOwn.test(path) || !isDecodable(path)) return next();
    const known = pageOf(path);
    if (known !== undefined) return sendPage(response, 200, known);
    files(request, response, (error?: unknown) => {
      response.removeHeader('Content-Encoding');
      if (error || path.startsWith('/assets/') || !request.accepts('html')) return next(error);
      sendPage(response, 404, page);
    });
  });
}

function sendPage(response: Response, status: number, page: string): void {
  response.status(status).setHeader('Cache-Control', 'no-cache').vary('Accept').type('html').send(page);
}

/** The files that each pattern of paths needs beside those that every page names. */
type Needs = Readonly<Record<string, readonly string[]>>;

export interface PortalOptions {
  /** Whether the page offers the demo clinic's logins. */
  readonly demo: boolean;
  readonly folder?: string;
}

/** The page for people whose request failed on our side: plain HTML without scripts. Undefined without a build. */
export function failurePage(folder = builtPortal()): string | undefined {
  const file = join(folder, '500.html');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function sayHowLongToKeep(response: ServerResponse, file: string): void {
  const named = /[\\/]assets[\\/]/.test(file);
  response.setHeader('Cache-Control', named ? `public, max-age=${yearSeconds}, immutable` : 'no-cache');
}

/**
 * The page of a path by the router's patterns (`/visits/$visitId`). It names what its part of the portal needs, which
 * browsers then load at once and not one after the other.
 */
function knownPages(page: string, needs: Needs): (path: string) => string | undefined {
  const pages = Object.entries(needs).map(([pattern, files]) => ({
    expression: new RegExp(`^${pattern.replaceAll(/\$\w+/g, '[^/]+')}/?$`),
    page: page.replace('</head>', () => `${files.map(hint).join('')}</head>`),
  }));
  return (path) => pages.find(({ expression }) => expression.test(path))?.page;
}

function hint(file: string): string {
  return file.endsWith('.css')
    ? `<link rel="preload" as="style" crossorigin href="/${file}">`
    : `<link rel="modulepreload" crossorigin href="/${file}">`;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Where the build puts it. */
function builtPortal(): string {
  return join(packageFolder, 'dist', 'web');
}
