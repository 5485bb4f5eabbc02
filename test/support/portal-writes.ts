import { readdirSync, readFileSync } from 'node:fs';

const source = 'web/src';
const names = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));

/** Everything that the portal writes, as it stands in its source: `PATCH /sites/{}`, sorted. */
export function portalWrites(): string[] {
  const found = names.flatMap((name) => writesOf(readFileSync(`${source}/${name}`, 'utf8')));
  return [...new Set(found)].sort();
}

function writesOf(text: string): string[] {
  const calls = [...text.matchAll(/\bapi\s*\.(POST|PUT|PATCH|DELETE)\(\s*([^,()]+)/g)];
  const uploads = [...text.matchAll(/method: '(POST|PUT)',\s*path(?:: (`[^`]+`))?/g)];
  const posts = [...text.matchAll(/\bpost\(('[^']+')/g)].map(([, path]) => ['', 'POST', path] as const);
  return [...calls, ...uploads, ...posts].flatMap(([, method, path = 'path']) =>
    pathsOf(path.trim(), text).map((each) => `${method} ${plain(each)}`),
  );
}

/** The paths that an expression stands for: itself, what its name stands for, or all of a table of paths. */
function pathsOf(expression: string, text: string): string[] {
  const literal = /^['`](.*)['`]$/s.exec(expression);
  if (literal) return [literal[1]!];
  const [name] = expression.split('[') as [string];
  const table = new RegExp(`const ${name} = \\{([^}]|\\{id\\})*\\} as const`).exec(text)?.[0];
  if (expression !== name && table) return [...table.matchAll(/'(\/api[^']+)'/g)].map(([, path]) => path!);
  const value = new RegExp(`const ${name} = ['\`]([^'\`]+)['\`]`).exec(text)?.[1];
  if (value === undefined) throw new Error(`What is written by ${expression}?`);
  return [value];
}

function plain(path: string): string {
  return path.replace('/api/v1', '').replaceAll(/\$?\{[^}]*\}/g, '{}');
}
