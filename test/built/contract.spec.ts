import { describe, expect, it } from 'vitest';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

interface Operation {
  operationId?: string;
  security?: object[];
  summary?: string;
  tags?: string[];
  responses: Record<string, Answer>;
}
interface Answer {
  $ref?: string;
  description?: string;
  content?: Record<string, { schema?: object }>;
}
const committed = readFileSync(join(root, 'openapi/openapi.json'), 'utf8');
const { paths, components } = JSON.parse(committed);
const responses = components.responses as Record<string, Answer>;
const operations = Object.entries(paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
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
      Object.entries(operation.responses).some(
        ([status, { description }]) => status < '4' && description?.includes('\n'),
      ),
    );
    expect(double.map(({ name }) => name)).toEqual([]);
  });

  it('gives every operation an id of its own that reads as a verb and what it acts on', () => {
    const ids = operations.map(({ operation }) => operation.operationId ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+([A-Z][a-z]+)*$/.test(id))).toEqual([]);
    expect(ids.filter((id) => /^(find|get|do)[A-Z]/.test(id))).toEqual([]);
  });

  it('says of every operation whether it needs a token', () => {
    expect(operations.filter(({ operation }) => !operation.security).map(({ name }) => name)).toEqual([]);
    const open = operations.filter(({ operation }) => operation.security!.length === 0).map(({ name }) => name);
    expect(open).toContain('get /api/v1/slots');
    expect(open).not.toContain('post /api/v1/appointments');
  });

  it('documents problems under their own media type, and nothing else under it', () => {
    const answers = operations.flatMap(({ name, operation }) =>
      Object.entries(operation.responses).map(([status, answer]) => {
        const { content = {} } = answer.$ref ? responses[answer.$ref.split('/').at(-1)!]! : answer;
        return { name, status, content };
      }),
    );
    const wrong = answers.filter(
      ({ status, content }) => 'application/problem+json' in content !== Number(status) >= 400,
    );
    expect(wrong.map(({ name, status }) => `${name} ${status}`)).toEqual([]);
  });
});
