import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { build, type Plugin } from 'esbuild';

/** An import as it is written; `to` is a path like `src/domain/run.ts`, or the name of a package. */
export type Import = {
  readonly from: string;
  readonly to: string;
  readonly kind: 'static' | 'dynamic';
};

export type Graph = {
  /** Files, from the root. */
  readonly modules: readonly { readonly file: string; readonly text: string }[];
  readonly imports: readonly Import[];
};

/** Reads every import below `src`, those of types included, resolved by the bundler that builds the package. */
export async function readGraph(root: string): Promise<Graph> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/**/*.ts', 'src/**/*.tsx'],
    outdir: 'nowhere',
    write: false,
    // Each module is printed once, and not again for whatever imports it.
    splitting: true,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    metafile: true,
    logLevel: 'error',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    plugins: [typeImportsCount],
  });
  const files = Object.keys(metafile.inputs).filter((file) => file.startsWith('src/'));
  return {
    modules: files.map((file) => ({ file, text: readFileSync(`${root}/${file}`, 'utf8') })),
    imports: files.flatMap((from) =>
      (metafile.inputs[from]?.imports ?? []).map(({ path, kind }) => ({
        from,
        to: path,
        kind: kind === 'dynamic-import' ? ('dynamic' as const) : ('static' as const),
      })),
    ),
  };
}

// An import of types alone leaves nothing in a bundle; here it is a dependency like any other.
const typeImportsCount: Plugin = {
  name: 'type-imports-count',
  setup(bundler) {
    bundler.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return {
        loader: path.endsWith('x') ? 'tsx' : 'ts',
        contents: text.replace(/^(?:import|export) type [^;'"]*? from (?=['"])/gm, 'import '),
      };
    });
  },
};
