// Takes the pictures of the README: `npm run pictures`. The built program runs in a
// pseudo-terminal, real keys go in, and what it shows is drawn. It takes about a minute, most of it the clock's.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { play } from './scenes.ts';
import { openStage } from './stage.ts';

const folder = join(import.meta.dirname, '../../docs/pictures');
const stage = openStage();
try {
  mkdirSync(folder, { recursive: true });
  for (const [name, svg] of Object.entries(await play(stage)))
    writeFileSync(join(folder, `${name}.svg`), svg);
} finally {
  stage.close();
}
