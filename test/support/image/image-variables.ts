import { loadConfig } from '../../../src/config.js';

/** The names that the configuration asks for, as it says itself. */
export function variablesOfConfig(): Set<string> {
  const asked = new Set<string>();
  const get = (_: NodeJS.ProcessEnv, name: string): string | undefined => {
    asked.add(name);
    // Without a secret it would make one.
    return name === 'SECRET_KEY' ? 'a secret of the tests that is long enough' : undefined;
  };
  loadConfig(new Proxy<NodeJS.ProcessEnv>({}, { get }));
  return asked;
}
