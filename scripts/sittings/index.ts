// Sits each problem once as somebody new would, and keeps the screens: `npm run sittings [problem …]` writes
// docs/sittings/. The program runs in a pseudo-terminal, real keys go in. A problem takes a quarter of a minute.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { closeAll } from '../../test/support/pty.ts';
import { removeBundle } from '../../test/tui/sitting/support/bundle.ts';
import { readScript, scriptFolder } from './script.ts';
import { sit } from './sit.ts';

const folder = join(import.meta.dirname, '../../docs/sittings');
const wanted = process.argv.slice(2);
const names = readdirSync(scriptFolder)
  .map((file) => basename(file, '.yaml'))
  .filter((name) => wanted.length === 0 || wanted.includes(name));

mkdirSync(folder, { recursive: true });
try {
  for (const name of names) {
    writeFileSync(join(folder, `${name}.md`), await sit(readScript(join(scriptFolder, `${name}.yaml`))));
    process.stdout.write(`docs/sittings/${name}.md\n`);
  }
} finally {
  closeAll();
  await removeBundle();
}
process.exit();
