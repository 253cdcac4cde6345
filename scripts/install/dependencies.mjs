/**
 * Installs locked dependencies. Plain JavaScript with Node's own imports: runs on a fresh clone under Node 20 or newer.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finishPackages } from './named-scripts.mjs';
import { telling } from './progress.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const LOCK = join(ROOT, 'package-lock.json');
const STAMP = join(ROOT, 'node_modules', '.mutuals-installed');

/** node_modules take 1.4 GB, npm's cache as much on the way. */
const NEEDED_BYTES = 2.5 * 1024 ** 3;

/**
 * Runs `npm ci` unless node_modules already hold what package-lock.json says, and what the few packages need that may run a
 * script of their own: npm runs none (.npmrc). Throws an Error whose message is a clear sentence.
 */
export async function ensureDependencies() {
  const mark = lockMark();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === mark) return;
  if (!installedByHand()) {
    requireSpace();
    await telling('Installing the dependencies (about a minute)', npmCi);
  }
  finishPackages(ROOT);
  writeFileSync(STAMP, mark);
}

/** The lock, and the system that binaries are for. */
function lockMark() {
  const lock = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  return `${lock} ${process.platform}-${process.arch}\n`;
}

/** npm's note in node_modules has the lock's versions. */
function installedByHand() {
  try {
    const locked = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
    const installed = JSON.parse(readFileSync(join(ROOT, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    const differs = ([path, { version, optional }]) => path !== '' && !optional && installed[path]?.version !== version;
    return !Object.entries(locked).some(differs);
  } catch {
    return false;
  }
}

/** All programs run under it. */
export function projectNode() {
  return join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function requireSpace() {
  const { bavail, bsize } = statfsSync(ROOT);
  const free = bavail * bsize;
  if (free >= NEEDED_BYTES) return;
  throw new Error(
    `The disk that holds ${ROOT} has only ${(free / 1024 ** 3).toFixed(1)} GB left; ` +
      `installing the dependencies needs ${NEEDED_BYTES / 1024 ** 3} GB. Free some space and start again.`,
  );
}

function npmCi() {
  // npm says where it is; otherwise it is on the path.
  const itself = process.env.npm_execpath;
  const [program, args] = itself?.endsWith('.js') ? [process.execPath, [itself, 'ci']] : ['npm', ['ci']];
  const child = spawn(program, [...args, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const keep = (chunk) => {
    said = (said + chunk).slice(-4000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(new Error(`npm could not be started (${error.message}). Is it on the PATH?`)),
    );
    child.once('close', (code, signal) => (code === 0 ? resolve() : reject(new Error(explain(said, signal)))));
  });
}

function explain(said, signal) {
  if (signal) return `The installation was interrupted (${signal}). Start again to finish it.`;
  if (/ENOSPC/.test(said))
    return `The disk that holds ${ROOT} filled up while the dependencies were installed. Free some space and start again.`;
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET/.test(said)) {
    return `The npm registry cannot be reached, so the dependencies could not be installed. Check the network and start again. npm said:\n\n${said}`;
  }
  return `The dependencies could not be installed. npm said:\n\n${said}`;
}
