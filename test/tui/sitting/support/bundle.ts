import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { root } from '../../../cli/run.ts';

let built: Promise<Bundle> | null = null;

type Bundle = { readonly folder: string; readonly program: string };

/** The program of `entry.ts`, bundled once as `scripts/build.js` bundles. */
export function bundle(): Promise<Bundle> {
  built ??= make();
  return built;
}

export async function removeBundle(): Promise<void> {
  const { folder } = (await built) ?? {};
  built = null;
  if (folder) rmSync(folder, { recursive: true });
}

async function make(): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'graincheck-bundle-'));
  // A bundle finds its package around the folder `dist`.
  for (const name of ['problems', 'fixtures', 'node_modules', 'package.json'])
    symlinkSync(join(root, name), join(folder, name));
  const dist = join(folder, 'dist');
  mkdirSync(dist);
  const yaml = createRequire(import.meta.url).resolve('yaml');
  await build({
    absWorkingDir: root,
    entryPoints: { program: join(import.meta.dirname, 'entry.ts'), worker: 'src/engine/worker.ts' },
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.12',
    external: ['sql.js', '@sqlite.org/sqlite-wasm', 'react-devtools-core'],
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    jsx: 'automatic',
    banner: {
      js: "import { createRequire as requireFor } from 'node:module';const require = requireFor(import.meta.url);",
    },
    alias: { yaml: fileURLToPath(new URL('../browser/index.js', `file://${yaml}`)) },
    logLevel: 'warning',
  });
  return { folder, program: join(dist, 'program.js') };
}
