import { readFileSync } from 'node:fs';

/**
 * Puts the list of the portal's paths beside its files: the server answers unknown ones with 404, and the router is made
 * from the same list.
 */
export function knownPaths(file) {
  return {
    name: 'known-paths',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'paths.json', source: readFileSync(file) });
    },
  };
}
