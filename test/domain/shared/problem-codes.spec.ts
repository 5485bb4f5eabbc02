import { describe, expect, it } from 'vitest';
import { globSync, readFileSync } from 'node:fs';
import { problemCodes } from '../../../src/openapi/problem-codes.js';
import { problemsPage } from '../../../src/openapi/problems-page.js';
import { refusals } from '../../../src/openapi/refusals.js';
import { refusals as german } from '../../../web/src/texts/de/refusals.js';
import { operations } from '../../support/contract.js';

/** Of processes and probes, which are no operations of the contract's clients. */
const elsewhere = ['NOT_READY', 'METRICS_TOKEN_MISSING'];

describe('the codes of problems', () => {
  it('are all in the catalogue, wherever one is thrown', () => {
    const thrown = globSync('src/**/*.ts', { exclude: (path) => path.startsWith('src/openapi') }).flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const made = text.matchAll(
        /(?:refused|conflict|forbidden|unauthenticated|unavailable)\(\s*'([A-Z_]+)'|'(?:conflict|refused|forbidden|limited|stale|invalid|precondition)',\s*'([A-Z_]+)'/g,
      );
      return [...made].map(([, one, other]) => one ?? other!);
    });
    expect(thrown.length).toBeGreaterThan(100);
    expect([...new Set(thrown)].filter((code) => !(code in problemCodes) && !elsewhere.includes(code))).toEqual([]);
  });

  it('are refusals of operations that there are', () => {
    expect(Object.keys(refusals).filter((id) => !operations.some((operation) => operation.id === id))).toEqual([]);
  });

  it('have German words in the portal, each of them', () => {
    expect(Object.keys(problemCodes).filter((code) => !german[code])).toEqual([]);
  });

  it('stand on their page as they are in the code (npm run openapi writes it)', () => {
    expect(readFileSync('docs/problems.md', 'utf8')).toBe(problemsPage());
  });
});
