/** The operations of openapi/openapi.json, in a shape that tests can walk. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

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
