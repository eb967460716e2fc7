import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layers } from '../../scripts/architecture/rules.ts';
import { attemptFiles, reportName } from '../../src/store/attempt-files.ts';
import { keyOf } from '../../src/store/settings.ts';

const root = join(import.meta.dirname, '../..');
const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...docs.map((name) => `docs/${name}`)];
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');

/** As the page of a heading is linked: `## Your own keys` is `#your-own-keys`. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe.each(pages)('%s', (page) => {
  const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);
  const inside = links.filter((to) => !/^[a-z]+:/.test(to));

  it('links to what is there', () => {
    for (const link of inside) {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      expect(existsSync(join(root, target)), link).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(textOf(target)), link).toContain(anchor);
    }
  });
});

it('docs/sitting.md names every setting', () => {
  for (const key of Object.values(keyOf)) expect(textOf('docs/sitting.md')).toContain(`| \`${key}\` |`);
});

it('docs/sitting.md names every file of an attempt that the program writes', () => {
  const { sealed: _, work, ...files } = attemptFiles;
  const names = [...Object.values(files), `${work}/`, reportName('at-bell'), reportName('handed-in')];
  for (const name of names) expect(textOf('docs/sitting.md')).toContain(`\`${name}\``);
});

it('docs/architecture.md has a row for every folder that the rules know', () => {
  const [, table = ''] =
    /\n\| Folder \| May import \|\n\| --- \| --- \|\n((?:\|.*\n)+)/.exec(textOf('docs/architecture.md')) ??
    [];
  const named = [...table.matchAll(/^\| ([a-z, ]+) \|/gm)].flatMap(([, folders = '']) => folders.split(', '));
  expect(named.toSorted()).toEqual(Object.keys(layers).toSorted());
});
