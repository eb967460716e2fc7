import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/load/problems.ts';
import { brokenCases, small } from './support/broken.ts';

const page = await readFile(join(packageRoot(), 'docs/problem-format.md'), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map((match) => match[1] ?? '');

test('the steps of the walk are the small problem that the tests load, whole', async () => {
  const problem = await readFile(join(small, 'problem.yaml'), 'utf8');
  const judged = await readFile(join(small, 'submissions/counted-twice/judged.yaml'), 'utf8');
  const steps = blocks('yaml').filter((block) => !block.startsWith('#'));
  const paragraphs = (text: string) =>
    text
      .trim()
      .split(/\n{2,}/)
      .toSorted();
  expect(paragraphs(steps.join('\n'))).toEqual(paragraphs(problem));
  expect(blocks('yaml')).toContain(`# submissions/counted-twice/judged.yaml\n${judged}`);
});

test('a judged.yaml that it shows is one of a problem here', async () => {
  const shown = blocks('yaml').flatMap((block) => {
    const [, file, text] = /^# (problems\/\S+)\n(.*)$/s.exec(block) ?? [];
    return file === undefined ? [] : [{ file, text }];
  });
  expect(shown.length).toBeGreaterThan(0);
  for (const { file, text } of shown) expect(await readFile(join(packageRoot(), file), 'utf8')).toBe(text);
});

test('the messages that it shows are real ones', async () => {
  const real = (await brokenCases('broken')).flatMap(({ expect: message }) => message.split('\n'));
  const shown = blocks('text').flatMap((block) =>
    block.split('\n').filter((line) => line.startsWith('problem.yaml:')),
  );
  expect(shown).toHaveLength(3);
  expect(real).toEqual(expect.arrayContaining(shown));
});
