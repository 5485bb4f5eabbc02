// Runs the project's commands on a fresh clone: installs and builds first where needed, then hands over to the pinned
// Node. Works with Node 20 and nothing installed.
//
//   node tools/bootstrap.mjs install
//   node tools/bootstrap.mjs start
//   node tools/bootstrap.mjs build
//   node tools/bootstrap.mjs test [Vitest's arguments]
//   node tools/bootstrap.mjs run [--build] <script or command of node_modules> [arguments]
import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pathWith, pinnedNode } from './bootstrap/pinned-node.mjs';
import { prepare } from './bootstrap/prepare.mjs';
import { foreground } from './bootstrap/processes.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [task, ...args] = process.argv.slice(2);

const tasks = {
  /** The packages only: a layer of the image that stays while the sources change (docker/Dockerfile). */
  async install() {
    await prepare(root, { build: false });
    return 0;
  },
  async start() {
    await prepare(root, { build: true });
    return node(['dist/src/main.js', ...args]);
  },
  async build() {
    await prepare(root, { build: true });
    return 0;
  },
  async test() {
    // The kinds of test that use a build make it themselves (test/support/built-setup.mjs).
    await prepare(root, { build: false });
    // Vitest sets NODE_ENV itself, but keeps one that it finds.
    delete process.env.NODE_ENV;
    return node(['node_modules/vitest/vitest.mjs', 'run', ...kindsOf(args)]);
  },
  async run() {
    const build = args[0] === '--build';
    const [target, ...rest] = build ? args.slice(1) : args;
    if (!target)
      throw new Error('Say what to run: node tools/bootstrap.mjs run [--build] <script or command> [arguments]');
    await prepare(root, { build });
    const file = locate(target);
    return isForNode(file) ? node([file, ...rest]) : foreground(file, rest, environment());
  },
};

/** `--selectProjects domain http test/a`, as Jest called it, for `--project domain --project http test/a`. */
function kindsOf(args) {
  const at = args.indexOf('--selectProjects');
  if (at < 0) return args;
  const after = args.slice(at + 1);
  const end = after.findIndex((value) => !/^[a-z]+$/.test(value));
  const [selected, rest] = end < 0 ? [after, []] : [after.slice(0, end), after.slice(end)];
  return [...args.slice(0, at), ...selected.flatMap((kind) => ['--project', kind]), ...rest];
}

function node(nodeArgs) {
  return foreground(pinnedNode(root), nodeArgs, environment());
}

function environment() {
  return { cwd: root, env: { ...process.env, PATH: pathWith(root) } };
}

function locate(target) {
  const script = resolve(root, target);
  if (existsSync(script) && statSync(script).isFile()) return script;
  const command = join(root, 'node_modules', '.bin', target);
  if (existsSync(command)) return realpathSync(command);
  throw new Error(`There is neither a script nor an installed command called ${target}.`);
}

function isForNode(file) {
  if (/\.[cm]?[jt]s$/.test(file)) return true;
  const start = Buffer.alloc(64);
  const opened = openSync(file, 'r');
  readSync(opened, start, 0, start.length, 0);
  closeSync(opened);
  return /^#!.*\bnode\b/.test(start.toString());
}

try {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Error(`This needs Node 20 or newer to begin with; here is ${process.version}.`);
  }
  if (!Object.hasOwn(tasks, task ?? '')) {
    throw new Error(`Unknown task ${task ?? '(none)'}: ${Object.keys(tasks).join(', ')} are there.`);
  }
  process.exitCode = await tasks[task]();
} catch (error) {
  console.error(error.message);
  process.exitCode = error.exitCode ?? 1;
}
