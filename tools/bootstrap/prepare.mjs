import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acquireLock } from './lock.mjs';
import { pathWithout, pinnedNode } from './pinned-node.mjs';
import { runStep } from './processes.mjs';

/** Installs the packages and builds, each only if it is not done for exactly what is in the folder now. */
export async function prepare(root, { build }) {
  const isReady = () => isInstalled(root) && (!build || isBuilt(root));
  if (isReady()) return;
  const lock = await acquireLock(join(root, '.bootstrap.lock'));
  try {
    if (!isInstalled(root)) await install(root, lock);
    if (build && !isBuilt(root)) await compile(root, lock);
  } finally {
    lock.release();
  }
}

// Each note is written last, so one that is there speaks of a complete result; and each goes when its folder goes.
const installNote = (root) => join(root, 'node_modules', '.careslot-install');
const buildNote = (root) => join(root, 'dist', '.built-from');

function isInstalled(root) {
  return noted(installNote(root)) === lockFingerprint(root);
}

function isBuilt(root) {
  return noted(buildNote(root)) === sourceFingerprint(root);
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

async function compile(root, lock) {
  const fingerprint = sourceFingerprint(root);
  await runStep(
    'Building',
    [pinnedNode(root), join(root, 'tools', 'build.mjs')],
    { cwd: root, env: process.env },
    lock,
  );
  writeFileSync(buildNote(root), fingerprint);
}

/** What is installed depends on the lock and on the platform. */
function lockFingerprint(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(`${process.platform} ${process.arch}\n`).update(lock).digest('hex');
}

function sourceFingerprint(root) {
  const isInput = (name) => /^(mikro-orm\.config\.ts|package-lock\.json|nest-cli\.json|tsconfig.*\.json)$/.test(name);
  const folders = ['src', 'openapi', 'web'].flatMap((folder) => filesUnder(root, folder));
  const files = [...readdirSync(root).filter(isInput), ...folders].filter((file) => !file.endsWith('.gen.d.ts')).sort();
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
