import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { svgOf } from '../../scripts/pictures/svg.ts';
import { openScreen } from '../support/screen.ts';
import { expectGolden } from '../golden.ts';

const root = join(import.meta.dirname, '../..');
const named = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\((docs\/[^)]*\.svg)\)/g)].map(
  ([, path = '']) => path,
);

it('the pictures that the README names are there: `npm run pictures` takes them', () => {
  expect(named.length).toBeGreaterThan(0);
  for (const path of named) {
    expect(existsSync(join(root, path)), path).toBe(true);
    expect(statSync(join(root, path)).size, path).toBeLessThan(60_000);
  }
});

it('draws text, looks, wide characters, lines, bars and the cursor in their cells', async () => {
  const screen = openScreen(16, 4);
  await screen.write('\u001b[1mbold\u001b[m \u001b[31mred\u001b[m \u001b[2mdim\u001b[m\r\n');
  await screen.write('── 日本 a<b && c\r\n');
  await screen.write('\u001b[44m on blue \u001b[m \u001b[32m██░\u001b[m▃\r\n> ');
  expectGolden(
    'pictures/small.svg',
    svgOf({ title: 'a < b', cells: screen.cells(), cursor: screen.cursor() }),
  );
  screen.dispose();
});
