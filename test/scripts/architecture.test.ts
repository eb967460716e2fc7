import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readGraph } from '../../scripts/architecture/graph.ts';
import { violations } from '../../scripts/architecture/violations.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** The violations of a project with these files, all of them imported by its library. */
async function violationsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'graincheck-architecture-'));
  made.push(root);
  const index = Object.keys(files).map((file) => `import './${file}';\n`);
  for (const [file, text] of Object.entries({ 'index.ts': index.join(''), ...files })) {
    mkdirSync(dirname(join(root, 'src', file)), { recursive: true });
    writeFileSync(join(root, 'src', file), text);
  }
  return violations(await readGraph(root));
}

// The library may name everything, so that no file counts as unused.
const leaf = { 'load/a.ts': 'export type A = 1;\nexport const a = 1;\n' };

describe('the architecture test', () => {
  it('finds nothing in graincheck itself', async () => {
    expect(violations(await readGraph(join(import.meta.dirname, '../..')))).toEqual([]);
  });

  it.each([
    ['a folder that may not be imported', "import { a } from '../load/a.ts';\nexport const b = a;\n"],
    ['a type from there', "import type { A } from '../load/a.ts';\nexport type B = A;\n"],
    ['a type among values', "import { type A } from '../load/a.ts';\nexport type B = A;\n"],
    ['what is passed on from there', "export type { A } from '../load/a.ts';\n"],
    ['an import on several lines', "import type {\n  A,\n} from '../load/a.ts';\nexport type B = A;\n"],
    ['a module that is loaded late', "export const b = () => import('../load/a.ts');\n"],
  ])('catches %s', async (_, text) => {
    const found = await violationsOf({ ...leaf, 'reporters/b.ts': text });
    expect(found).toEqual([
      expect.stringContaining('src/reporters/b.ts imports src/load/a.ts, but reporters may not'),
    ]);
  });

  it('catches a module of Node and a package in a pure folder', async () => {
    const found = await violationsOf({
      'checks/a.ts': "import 'node:fs';\n",
      'delivery/b.ts': "import 'zod/mini';\n",
      'load/c.ts': "import 'node:fs';\nimport 'zod/mini';\n",
    });
    expect(found).toEqual([
      expect.stringContaining('src/checks/a.ts imports node:fs'),
      expect.stringContaining('src/delivery/b.ts imports zod/mini'),
    ]);
  });

  it('catches a clock, chance and a second owner of stdout', async () => {
    const found = await violationsOf({
      'grade/a.ts': 'export const now = () => Date.now();\n',
      'delivery/b.ts': 'export const dice = () => Math.random();\n',
      'app/kit/c.ts': "process.stdout.write('x');\nexport const now = () => Date.now();\n",
    });
    expect(found.map((sentence) => sentence.replace(/:.*/, '')).toSorted()).toEqual([
      'src/app/kit/c.ts says process.stdout',
      'src/delivery/b.ts says Math.random',
      'src/grade/a.ts says Date.now',
    ]);
  });

  it('catches a use case in no room, and a room that uses one it may not', async () => {
    const found = await violationsOf({
      'app/a.ts': 'export const a = 1;\n',
      'app/sitting/b.ts': 'export const b = 1;\n',
      'app/grading/c.ts': "import { b } from '../sitting/b.ts';\nexport const c = b;\n",
    });
    expect(found).toEqual([
      expect.stringContaining('src/app/a.ts stands in no room'),
      expect.stringContaining('src/app/grading/c.ts imports src/app/sitting/b.ts, but app/grading may not'),
    ]);
  });

  it('catches a cycle, also one of types', async () => {
    const found = await violationsOf({
      'domain/a.ts': "import type { B } from './b.ts';\nexport type A = B;\n",
      'domain/b.ts': "import type { A } from './a.ts';\nexport type B = { a: A };\n",
    });
    expect(found).toEqual(['a cycle: src/domain/a.ts → src/domain/b.ts']);
  });

  it('catches a module that nothing uses, a command that is loaded at once, and an unknown folder', async () => {
    const found = await violationsOf({
      'index.ts': "import './cli/program.ts';\nimport './util/a.ts';\n",
      'cli/program.ts': "import './commands/grade.ts';\n",
      'cli/commands/grade.ts': 'export const run = 1;\n',
      'util/a.ts': 'export const a = 1;\n',
      'domain/lost.ts': 'export const lost = 1;\n',
    });
    expect(found.map((sentence) => sentence.replace(/[:;].*/, '')).toSorted()).toEqual([
      'src/cli/program.ts imports src/cli/commands/grade.ts at once and not by import()',
      'src/domain/lost.ts is imported by nothing that runs',
      'src/util',
    ]);
  });
});
