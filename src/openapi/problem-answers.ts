import type { OpenAPIObject } from '@nestjs/swagger';
import { problemCodes, type Code } from './problem-codes.js';
import { refusals } from './refusals.js';

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Answers = NonNullable<NonNullable<OpenAPIObject['components']>['responses']>;

/**
 * Says of an operation which problems it can answer with: those of its shape, which many operations share as
 * `shared` components, and its own refusals.
 */
export function addProblems(operation: Operation, shared: Answers): void {
  const ofShape = shapesCodes(operation);
  const codes = new Set([...ofShape, ...(refusals[operation.operationId ?? ''] ?? [])]);
  const byStatus = [...Map.groupBy(codes, (code) => problemCodes[code].status)];
  for (const [status, answers] of byStatus.sort(([one], [other]) => one - other)) {
    const common = answers.every((code) => ofShape.includes(code));
    operation.responses[status] = common ? share(answers, shared) : problem(answers);
  }
}

/** What the token, the input and the preconditions of an operation bring with them. */
function shapesCodes({ parameters = [], requestBody, security = [] }: Operation): Code[] {
  const given = parameters.filter((parameter) => 'in' in parameter);
  const header = (name: string) => given.find((parameter) => parameter.in === 'header' && parameter.name === name);
  const content = requestBody && 'content' in requestBody ? Object.keys(requestBody.content) : [];
  const codes: Code[] = [
    'TOKEN_INVALID',
    'TOKEN_EXPIRED',
    'TOO_MANY_REQUESTS',
    'DATABASE_AWAY',
    'DATABASE_FAILING',
    'BUSY',
  ];
  if (security.length > 0) codes.push('TOKEN_MISSING', 'FORBIDDEN', 'EMAIL_NOT_VERIFIED', 'AUDIT_AWAY');
  if (content.length > 0 || given.some((parameter) => parameter.in !== 'header')) codes.push('VALIDATION');
  if (content.length > 0) codes.push('PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE');
  if (content.includes('application/json')) codes.push('MALFORMED');
  if (content.includes('multipart/form-data')) codes.push('BAD_REQUEST');
  // Ids of what is asked for stand in the path, in the query and in the body.
  if (security.length > 0 || given.some((parameter) => parameter.in !== 'header')) codes.push('NOT_FOUND');
  if (header('If-Match')) codes.push('STALE');
  if (header('If-Match')?.required) codes.push('PRECONDITION_REQUIRED');
  if (header('Idempotency-Key')) codes.push('IDEMPOTENCY_IN_FLIGHT', 'IDEMPOTENCY_KEY_REUSED');
  return codes;
}

function share(codes: readonly Code[], shared: Answers) {
  const name = codes.map(camelled).join('Or');
  shared[name] ??= problem(codes);
  return { $ref: `#/components/responses/${name}` };
}

function camelled(code: Code): string {
  return code.toLowerCase().replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function problem(codes: readonly Code[]) {
  const lines = codes.map((code) => `- \`${code}\`: ${problemCodes[code].when}`);
  const schema = {
    allOf: [{ $ref: '#/components/schemas/Problem' }],
    properties: { code: { type: 'string', enum: [...codes] } },
  };
  return { description: lines.join('\n'), content: { 'application/problem+json': { schema } } };
}
