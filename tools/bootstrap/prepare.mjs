import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acquireLock } from './lock.mjs';
import { pathWithout, pinnedNode } from './pinned-node.mjs';
import { runStep } from './processes.mjs';

/** What a build consists of, and the files that each part is made from. */
const parts = {
  server: { folders: ['src'], files: /^(mikro-orm\.config\.ts|package-lock\.json|nest-cli\.json|tsconfig.*\.json)$/ },
  portal: { folders: ['openapi', 'web'], files: /^package-lock\.json$/ },
};

/**
 * Installs the packages and builds, each only if it is not done for exactly what is in the folder now: a changed word of
 * the portal does not compile the server.
 */
export async function prepare(root, { build }) {
  const missing = () => (build ? Object.keys(parts).filter((part) => !isBuilt(root, part)) : []);
  if (isInstalled(root) && missing().length === 0) return;
  const lock = await acquireLock(join(root, '.bootstrap.lock'));
  try {
    if (!isInstalled(root)) await install(root, lock);
    if (missing().length > 0) await compile(root, missing(), lock);
  } finally {
    lock.release();
  }
}

// Each note is written last, so one that is there speaks of a complete result; and each goes when its folder goes.
const installNote = (root) => join(root, 'node_modules', '.careslot-install');
const buildNote = (root, part) => join(root, 'dist', `.${part}-built-from`);

function isInstalled(root) {
  return noted(installNote(root)) === lockFingerprint(root);
}

function isBuilt(root, part) {
  return noted(buildNote(root, part)) === sourceFingerprint(root, part);
}

async function install(root, lock) {
  const fingerprint = lockFingerprint(root);
  const env = { ...process.env, PATH: pathWithout(root) };
  delete env.NODE_ENV;
  const npm = process.env.npm_execpath ?? '';
  // Under `npm start` use that very npm, but not with a Node that it is about to remove.
  const node = process.execPath.startsWith(join(root, 'node_modules')) ? 'node' : process.execPath;
  const command = npm.endsWith('npm-cli.js') ? [node, npm] : ['npm'];
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  await runStep('Installing packages', [...command, ...args], { cwd: root, env }, lock);
  pinnedNode(root);
  writeFileSync(installNote(root), fingerprint);
}

async function compile(root, missing, lock) {
  const fingerprints = missing.map((part) => sourceFingerprint(root, part));
  for (const part of missing) rmSync(buildNote(root, part), { force: true });
  const title = missing.length === 1 ? `Building the ${missing[0]}` : 'Building';
  const command = [pinnedNode(root), join(root, 'tools', 'build.mjs'), ...missing];
  // Under Vitest it is "test", and the portal would be built for development.
  const { NODE_ENV: _, ...env } = process.env;
  await runStep(title, command, { cwd: root, env }, lock);
  missing.forEach((part, index) => writeFileSync(buildNote(root, part), fingerprints[index]));
}

/** What is installed depends on the lock and on the platform. */
function lockFingerprint(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(`${process.platform} ${process.arch}\n`).update(lock).digest('hex');
}

function sourceFingerprint(root, part) {
  const single = readdirSync(root).filter((name) => parts[part].files.test(name));
  const within = parts[part].folders.flatMap((folder) => filesUnder(root, folder));
  const files = [...single, ...within].filter((file) => !file.endsWith('.gen.d.ts')).sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

function filesUnder(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(root, path);
    return entry.isFile() ? [path] : [];
  });
}

function noted(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
