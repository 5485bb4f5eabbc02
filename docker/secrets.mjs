// Makes an installation's secrets, once: random, each in a file that only who needs it is given (docker/compose.yaml).
// What is there stays as it is, so it can run at every start.
//
//   node docker/secrets.mjs <folder of the keys> <folder of the database's password>
//   node docker/secrets.mjs --rotate <folder of the keys>   a new SECRET_KEY in front; the old ones still read
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const random = () => randomBytes(48).toString('base64url');

/** Whole or not at all, also when the power fails in between. */
function write(file, content, mode) {
  rmSync(`${file}.new`, { force: true });
  writeFileSync(`${file}.new`, content, { mode, flush: true });
  renameSync(`${file}.new`, file);
}

function make(keys, password) {
  const passwordFile = join(password, 'database-password');
  // The database runs under another account: it is the folder that keeps others out.
  if (!existsSync(passwordFile)) write(passwordFile, random(), 0o444);
  const urlFile = join(keys, 'database-url');
  const url = `postgres://careslot:${readFileSync(passwordFile, 'utf8')}@postgres:5432/careslot`;
  if (!existsSync(urlFile)) write(urlFile, url, 0o400);
  const keyFile = join(keys, 'secret-key');
  if (!existsSync(keyFile)) write(keyFile, random(), 0o400);
}

function rotate(keys) {
  const file = join(keys, 'secret-key');
  write(file, [random(), readFileSync(file, 'utf8').trim()].join(), 0o400);
}

const [first, second] = process.argv.slice(2);
if (first === '--rotate' && second) rotate(second);
else if (first && second) make(first, second);
else {
  console.error('Usage: node docker/secrets.mjs <folder of the keys> <folder of the password>');
  console.error('       node docker/secrets.mjs --rotate <folder of the keys>');
  process.exit(2);
}
