import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import expressStaticGzip from 'express-static-gzip';
import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';

/** Paths that are the server's own: below them nothing is a page of the portal. */
const serversOwn = /^\/(api|health|metrics|docs|dev|openapi\.json)(\/|$)/;

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
  const isKnown = knownPath(JSON.parse(readFileSync(join(folder, 'paths.json'), 'utf8')) as string[]);
  const files = expressStaticGzip(folder, {
    index: false,
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    serveStatic: { index: false, redirect: false, setHeaders: sayHowLongToKeep },
  });

  app.use((request: Request, response: Response, next: NextFunction) => {
    const { method, path } = request;
    if ((method !== 'GET' && method !== 'HEAD') || serversOwn.test(path) || !isDecodable(path)) return next();
    if (isKnown(path)) return sendPage(response, 200);
    files(request, response, (error?: unknown) => {
      response.removeHeader('Content-Encoding');
      if (error || path.startsWith('/assets/') || !request.accepts('html')) return next(error);
      sendPage(response, 404);
    });
  });

  function sendPage(response: Response, status: number): void {
    response.status(status).setHeader('Cache-Control', 'no-cache').vary('Accept').type('html').send(page);
  }
}

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

/** Matches the router's patterns: `/visits/$visitId`. */
function knownPath(patterns: readonly string[]): (path: string) => boolean {
  const expressions = patterns.map((pattern) => new RegExp(`^${pattern.replaceAll(/\$\w+/g, '[^/]+')}/?$`));
  return (path) => expressions.some((expression) => expression.test(path));
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** `dist/web` of this package, from wherever this file runs: compiled in dist/src, or in tests from src. */
function builtPortal(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'dist', 'web');
}
