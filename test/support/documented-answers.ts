import { operations } from './contract.js';
import { problemCodes, type ProblemCode } from '../../src/openapi/problem-codes.js';

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
