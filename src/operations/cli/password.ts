import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';

/** A password that is piped in, typed, or made; one that was made is told when everything else is done, only then. */
export async function choosePassword(piped = false): Promise<{ password: string; tell: () => void }> {
  const given = await readPassword(piped);
  if (given !== undefined) return { password: given, tell: () => undefined };
  const password = randomBytes(15).toString('base64url');
  return { password, tell: () => console.log(`Password (shown only here): ${password}`) };
}

async function readPassword(piped: boolean): Promise<string | undefined> {
  if (piped) {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks)
      .toString('utf8')
      .replace(/\r?\n$/, '');
  }
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Password (empty: one is made for you): ');
  terminal.close();
  return answer || undefined;
}
