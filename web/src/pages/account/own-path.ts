/** Only a path of ours: a link must not lead people elsewhere after they signed in. */
export const ownPath = (path: unknown): string | undefined =>
  typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : undefined;
