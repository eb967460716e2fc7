#!/usr/bin/env node
// Runs before anything is known about the Node below it: plain, old syntax, and no import but Node's own.
import { existsSync, readFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const needs = [22, 12];

const wantsVersion =
  process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V');

if (wantsVersion) {
  process.stdout.write(
    `${/"version":\s*"([^"]+)"/.exec(readFileSync(new URL('package.json', root), 'utf8'))[1]}\n`,
  );
} else if (isNewEnough(process.versions.node)) {
  run();
} else {
  startPinned();
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > needs[0] || (major === needs[0] && minor >= needs[1]);
}

function run() {
  if (nodeModule.enableCompileCache) nodeModule.enableCompileCache();
  const entry = new URL('dist/cli.js', root);
  import(entry.href).then(
    (cli) => cli.main(process.argv.slice(2)),
    (error) => {
      if (!existsSync(entry)) refuse('graincheck is not built yet: run "npm run build" in its checkout.');
      else fail(error);
    },
  );
}

/** A checkout pins a Node as a dev dependency, so that a machine with an old one needs nothing else. */
function startPinned() {
  const names = ['node', 'node.exe'].map((name) => new URL(`node_modules/node/bin/${name}`, root));
  const pinned = names.find((name) => existsSync(name));
  if (!pinned) {
    refuse(`graincheck needs Node ${needs.join('.')} or newer, and this is Node ${process.versions.node}.`);
    return;
  }
  import('node:child_process').then(({ spawn }) => {
    const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
    const child = spawn(fileURLToPath(pinned), args, { stdio: 'inherit' });
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    // A terminal's Ctrl+C reaches both processes: this one has to outlive the other to pass its exit code on.
    for (const signal of signals) process.on(signal, () => child.kill(signal));
    child.on('error', (error) => refuse(`graincheck could not start its own Node: ${error.message}.`));
    child.on('exit', (code, signal) => {
      if (!signal) process.exit(code);
      for (const name of signals) process.removeAllListeners(name);
      process.kill(process.pid, signal);
    });
  });
}

/** Like every fault of graincheck's own; Node's exit code would mean a submission under the pass mark. */
function fail(error) {
  process.stderr.write(`graincheck itself failed, and cannot start: ${error.stack}\n`);
  process.exitCode = 70;
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}
