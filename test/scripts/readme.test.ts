import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withPicture } from '../../scripts/readme.ts';

it('README.md shows what a grading prints today: `node scripts/readme.ts` brings it up to date', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  expect(readme).toBe(withPicture(readme));
});
