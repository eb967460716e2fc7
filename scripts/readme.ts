// Puts the picture into README.md: the output of a real grading, as the golden of the command line holds it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const marked = /(<!-- picture -->\n)[\s\S]*?(<!-- end of picture -->)/;

/** The README with its picture as it should be now. */
export function withPicture(readme: string): string {
  const golden = readFileSync(join(root, 'test/golden/cli/grade-mistake.txt'), 'utf8');
  const [, command, screen] = /^(\$ .*)\nexit \d+\n--- stdout\n([\s\S]*?)--- stderr\n/.exec(golden) ?? [];
  const fence = '```';
  return readme.replace(marked, (_, before, after) =>
    [before, `${fence}text\n`, `${command}\n\n${screen}`, `${fence}\n`, after].join(''),
  );
}

if (import.meta.main) {
  const file = join(root, 'README.md');
  writeFileSync(file, withPicture(readFileSync(file, 'utf8')));
}
