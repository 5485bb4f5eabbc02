// Node reads TypeScript itself, but takes the endings of imports as they stand. What is imported around Vitest (the
// migrations, which MikroORM loads by their paths, and the set-up of a run) finds its neighbours with this.
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';

// Vitest reads this again for each file of a worker; the hooks of a process add up.
const registered = Symbol.for('careslot.typescript-imports');
if (!globalThis[registered]) {
  globalThis[registered] = true;
  registerHooks({
    resolve(specifier, context, next) {
      if (!context.parentURL?.endsWith('.ts') || !/^\..*\.js$/.test(specifier)) return next(specifier, context);
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      return next(existsSync(source) ? source.href : specifier, context);
    },
  });
}
