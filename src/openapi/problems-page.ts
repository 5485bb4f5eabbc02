import type { ProblemCode } from './problem-code.js';
import { problemCodes } from './problem-codes.js';
import { refusals } from './refusals.js';

/** docs/problems.md: every code on one page. */
export function problemsPage(): string {
  const lines = Object.entries<ProblemCode>(problemCodes)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, { status, when, members = [] }]) => {
      const operations = Object.keys(refusals).filter((operation) => (refusals[operation] as string[]).includes(code));
      return `| \`${code}\` | ${status} | ${when} | ${coded(members)} | ${coded(operations)} |`;
    });
  return `${head}\n${lines.join('\n')}\n`;
}

const coded = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

const head = `# Problems

Every error is \`application/problem+json\` (RFC 9457) with \`type\`, \`title\`, \`status\`, \`code\`, \`detail\` and \`requestId\`;
\`errors\` names the fields of the input that are wrong. \`code\` is for machines and stays, \`detail\` is for people and may
change. This page is made from src/openapi by \`npm run openapi\`. A code without operations comes with the shape of a
request: its token, its input, its preconditions.

| code | status | when | also has | operations |
| --- | --- | --- | --- | --- |`;
