/** The operations of openapi/openapi.json, in a shape that tests can walk. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ProblemCode } from '../../src/openapi/problem-code.js';
import { problemCodes } from '../../src/openapi/problem-codes.js';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | string[];
  readonly format?: string;
  readonly enum?: unknown[];
  readonly pattern?: string;
  readonly example?: unknown;
  readonly minimum?: number;
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly allOf?: Schema[];
  readonly oneOf?: Schema[];
  readonly anyOf?: Schema[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema?: Schema;
}

export interface Operation {
  readonly id: string;
  /** As the access matrix calls it: `post /appointments/{id}/cancel`. */
  readonly name: string;
  readonly method: string;
  /** As it is requested, with the prefix. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Of a JSON body, if there is one. */
  readonly body?: Schema;
  /** The codes of its problems, by status. */
  readonly problems: Readonly<Record<string, readonly string[]>>;
}

interface Answer {
  readonly $ref?: string;
  readonly content?: Record<string, { schema?: Schema }>;
}

interface Document {
  readonly paths: Record<
    string,
    Record<
      string,
      {
        operationId: string;
        parameters?: Parameter[];
        requestBody?: { content: Record<string, { schema: Schema }> };
        responses: Record<string, Answer>;
      }
    >
  >;
  readonly components: { readonly schemas: Record<string, Schema>; readonly responses: Record<string, Answer> };
}

const document = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../openapi/openapi.json'), 'utf8'),
) as Document;

export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId, parameters = [], requestBody, responses }]) => ({
    id: operationId,
    name: `${method} ${path.replace('/api/v1', '')}`,
    method: method.toUpperCase(),
    path,
    parameters,
    body: requestBody?.content['application/json']?.schema,
    problems: Object.fromEntries(Object.entries(responses).map(([status, answer]) => [status, codesOf(answer)])),
  })),
);

/** The schema itself: references followed, the first of alternatives taken, null left out. */
export function plain(schema: Schema): Schema {
  if (schema.$ref) return plain(document.components.schemas[schema.$ref.split('/').at(-1)!]!);
  const alternative = (schema.allOf ?? schema.oneOf ?? schema.anyOf)?.find(({ type }) => type !== 'null');
  if (alternative) return plain(alternative);
  if (!Array.isArray(schema.type)) return schema;
  return { ...schema, type: schema.type.find((type) => type !== 'null') };
}

/** Whether one of the alternatives of a schema is a list. */
export function takesList({ type, anyOf, oneOf }: Schema): boolean {
  return type === 'array' || [...(anyOf ?? []), ...(oneOf ?? [])].some(takesList);
}

function codesOf(answer: Answer): string[] {
  const { content } = answer.$ref ? document.components.responses[answer.$ref.split('/').at(-1)!]! : answer;
  return (content?.['application/problem+json']?.schema?.properties?.code?.enum ?? []) as string[];
}

const usual = ['type', 'title', 'status', 'code', 'detail', 'requestId', 'errors'];

const templates = operations
  .map((operation) => ({
    operation,
    path: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`),
    // `/prescriptions/verify` before `/prescriptions/{id}`, as the routes have it.
    variables: operation.path.match(/\{/g)?.length ?? 0,
  }))
  .sort((one, other) => one.variables - other.variables);

/** Hears what an application answers, and remembers every problem that the contract does not have. */
export class DocumentedAnswers {
  readonly undocumented = new Set<string>();

  hear(method: string, url: string, status: number, body: unknown): void {
    const { code, ...members } = (body ?? {}) as { code?: unknown };
    // What failed on our side is documented nowhere: the tests that provoke it say so themselves.
    if (status < 400 || status === 500 || typeof code !== 'string') return;
    const { pathname } = new URL(url);
    const found = templates.find(({ operation, path }) => operation.method === method && path.test(pathname));
    if (!found) return;
    const { name, problems } = found.operation;
    if (!problems[status]?.includes(code)) this.undocumented.add(`${name} answers ${status} ${code}`);
    const known = [...usual, ...((problemCodes as Record<string, ProblemCode>)[code]?.members ?? [])];
    for (const member of Object.keys(members)) {
      if (!known.includes(member)) this.undocumented.add(`${code} has ${member} (${name})`);
    }
  }
}
