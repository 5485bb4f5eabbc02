import type { Request } from 'express';

/** What this needs to know of Express's layers, which have no types. */
interface Layer {
  readonly route?: { readonly path: string; readonly methods: Record<string, boolean> };
  match(path: string): boolean;
}

/** The methods that the path of a request takes, when no route took the request itself. HEAD comes with GET. */
export function allowedMethods({ app, baseUrl, path }: Request): string[] {
  const { stack } = app.router as unknown as { stack: Layer[] };
  // The routes that answer what has no route take any path.
  const routes = stack.filter(({ route }) => route !== undefined && !route.path.includes('*'));
  const methods = routes
    .filter((layer) => layer.match(`${baseUrl}${path}`))
    .flatMap(({ route }) => Object.keys(route!.methods).map((method) => method.toUpperCase()));
  const named = new Set(methods);
  return [...(named.has('GET') ? named.add('HEAD') : named)].sort();
}
