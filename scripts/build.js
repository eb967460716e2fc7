// Builds dist/: the command line and the library as bundles, their types, and the licences of what is in them.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { rolledUp } from './declarations.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const resolve = createRequire(import.meta.url).resolve;

rmSync(`${root}dist`, { recursive: true, force: true });
const types = declarations();

const bundled = await build({
  absWorkingDir: root,
  entryPoints: {
    cli: 'src/cli/main.ts',
    'grading-process': 'src/app/grading/watched/process.ts',
    worker: 'src/engine/worker.ts',
    'pglite-worker': 'src/engine/pglite/worker.ts',
    'duckdb-worker': 'src/engine/duckdb/worker.ts',
    'duckdb-process': 'src/engine/duckdb/process.ts',
    index: 'src/index.ts',
  },
  outdir: 'dist',
  bundle: true,
  // Chunks stand beside the entries: a module finds the package's folder one level up wherever it lands.
  splitting: true,
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node22.12',
  // Ink's bridge to React's browser tools is loaded only by who asks for it, and is not here.
  external: [
    'sql.js',
    '@sqlite.org/sqlite-wasm',
    '@electric-sql/pglite',
    '@duckdb/node-api',
    'react-devtools-core',
  ],
  // React's own build for production; its other one checks, at twice the time. Nothing here is fetched: where Yoga,
  // which lays out for Ink, finds `fetch`, it reads its own text by it, and Node loads its whole HTTP client first.
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"', fetch: 'undefined' },
  jsx: 'automatic',
  // CommonJS packages ask for Node's modules by require.
  banner: {
    js: "import { createRequire as requireFor } from 'node:module';const require = requireFor(import.meta.url);",
  },
  // yaml gives Node its CommonJS build, which an ESM bundle cannot hold; the other one is the same code.
  alias: { yaml: fileURLToPath(new URL('../browser/index.js', `file://${resolve('yaml')}`)) },
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});

writeFileSync(`${root}dist/THIRD-PARTY.txt`, licences(Object.keys(bundled.metafile.inputs)));
if ((await types) !== 0) process.exit(1);
// The compiler writes a file for each module, beside what it remembers of the last time; a reader of the package gets one.
const declared = rolledUp(`${root}node_modules/.cache/graincheck/declarations/index.d.ts`, (file) =>
  readFileSync(file, 'utf8'),
);
writeFileSync(`${root}dist/index.d.ts`, declared);

/** TypeScript's own process, beside the bundling: resolves to its exit code. */
function declarations() {
  const tsc = fileURLToPath(new URL('bin/tsc', `file://${resolve('typescript/package.json')}`));
  const child = spawn(process.execPath, [tsc, '--project', `${root}scripts/tsconfig.types.json`], {
    stdio: 'inherit',
  });
  return new Promise((done) => child.on('exit', done));
}

/** The licence text of every package that a bundle holds a file of. */
function licences(inputs) {
  const found = inputs.map((input) => /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(input));
  const folders = new Map(found.filter((hit) => hit !== null).map((hit) => [hit[2], `${root}${hit[1]}`]));
  const notices = [...folders].sort(([a], [b]) => a.localeCompare(b)).map(([, folder]) => notice(folder));
  return `graincheck holds code of these packages.\n\n${notices.join('\n\n')}\n`;
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file || !existsSync(`${folder}/${file}`)) return withoutText(`${folder}/package.json`);
  return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}`;
}

/** A package that ships no text of its licence still says which one it is, and whose. */
function withoutText(file) {
  const { name, version, license, author, repository } = JSON.parse(readFileSync(file, 'utf8'));
  if (license !== 'MIT') throw new Error(`${name} has no licence text`);
  const owner = typeof author === 'string' ? author : (author?.name ?? 'its authors');
  const source = typeof repository === 'string' ? repository : (repository?.url ?? '');
  const [, terms] =
    /^(?:.*\n)*?Copyright[^\n]*\n([\s\S]*)$/.exec(readFileSync(`${root}LICENSE`, 'utf8')) ?? [];
  return `${name} ${version} (${license})\n\nCopyright (c) ${owner} ${source}\n${terms?.trim()}`;
}
