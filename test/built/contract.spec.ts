import { describe, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

interface Operation {
  operationId?: string;
  summary?: string;
  tags?: string[];
  responses: Record<string, { description?: string; content?: Record<string, { schema?: object }> }>;
}
const committed = readFileSync(join(root, 'openapi/openapi.json'), 'utf8');
const operations = Object.entries(JSON.parse(committed).paths as Record<string, Record<string, Operation>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
);

describe('openapi.json', () => {
  it('is what the code says now (npm run openapi writes it)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'careslot-openapi-'));
    const file = join(folder, 'openapi.json');
    const { status, stderr } = spawnSync(process.execPath, ['dist/src/openapi.js', file], {
      cwd: root,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const written = readFileSync(file, 'utf8');
    rmSync(folder, { recursive: true });
    expect(written === committed).toBe(true);
  });

  it('names, summarises and tags every operation, and types every answer with a body', () => {
    const poor = operations.filter(({ operation }) => {
      const success = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
      const typed = success.every(([status, { content }]) => status === '204' || content !== undefined);
      return !operation.operationId || !operation.summary || !operation.tags?.length || success.length === 0 || !typed;
    });
    expect(poor.map(({ name }) => name)).toEqual([]);
  });

  it('summarises by a phrase, not by the comment of a method, and says of an answer one thing', () => {
    expect(operations.filter(({ operation }) => operation.summary?.endsWith('.')).map(({ name }) => name)).toEqual([]);
    const double = operations.filter(({ operation }) =>
      Object.values(operation.responses).some(({ description }) => description?.includes('\n')),
    );
    expect(double.map(({ name }) => name)).toEqual([]);
  });

  it('gives every operation an id of its own', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
