import { vi } from 'vitest';
import { Database } from '../../src/shared/persistence/database.js';
import type { TestApp } from './app.js';

/** How many statements some work costs, that of its commit included; `begin` and `commit` themselves apart. */
export async function statementsOf(app: TestApp, work: () => Promise<unknown>): Promise<number> {
  const rows = vi.spyOn(app.resolve(Database), 'rows');
  try {
    await work();
    // Beside the work the application looks at its clock now and then.
    const texts = rows.mock.calls.map(([statement]) => JSON.stringify(statement.toOperationNode()));
    return texts.filter((text) => !text.includes('platform.clock')).length;
  } finally {
    rows.mockRestore();
  }
}
