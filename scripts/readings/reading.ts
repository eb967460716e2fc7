import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fixtureFolder } from '../../src/app/kit/scenarios.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { loadFixture } from '../../src/load/fixture.ts';
import { loadJudged } from '../../src/load/judged.ts';
import { packageRoot } from '../../src/load/problems.ts';
import { plain, rowsOf, sentencesOf } from './sentences.ts';

/** How an instructor reads a statement: each sentence, and what covers it. */
export type Reading = {
  /** The page that has it, from the root of the package. */
  readonly page: string;
  /** Sentences of the statement that no row quotes. */
  readonly uncovered: readonly string[];
  /** What rows quote and the statement does not say. */
  readonly strange: readonly string[];
  /** Checks that no row names. */
  readonly unread: readonly string[];
  /** Checks that the statement does not announce. */
  readonly unannounced: readonly string[];
  /** Stories and judged submissions that no row names: they show something that no sentence says. */
  readonly unnamed: readonly string[];
  /** Sentences whose row says nothing of what covers them. */
  readonly empty: readonly string[];
};

/** A quote of fewer characters may stand anywhere. */
const TELLING = 12;

/** Holds the page docs/problems/<id>.md against the statement and the checks. */
export async function readingOf(problem: Problem): Promise<Reading> {
  const { id, statement, checks } = problem;
  const page = `docs/problems/${id}.md`;
  const rows = rowsOf(await readFile(join(packageRoot(), page), 'utf8').catch(() => ''));
  const quotes = rows.map(([quote = '']) =>
    quote
      .replace(/^[“"]|[”"]$/g, '')
      .replace(/…$/, '')
      .trim(),
  );
  const whole = plain(statement);
  const sentences = sentencesOf(statement);
  const said = sentences.join(' ');
  const covers = rows.map(([, ...cells]) => cells.join(' ')).join(' ');
  const names = (text: string, check: string) => new RegExp(`(?<![\\w-])${check}(?![\\w-])`).test(text);
  return {
    page,
    uncovered: sentences.filter(
      (sentence) =>
        !quotes.some(
          (quote) => quote.includes(sentence) || (quote.length >= TELLING && sentence.includes(quote)),
        ),
    ),
    strange: quotes.filter((quote) => !whole.includes(quote) && !said.includes(quote)),
    unread: checks.flatMap((check) => (names(covers, check.id) ? [] : check.id)),
    unannounced: checks.flatMap((check) => (names(whole, check.id) ? [] : check.id)),
    unnamed: (await shown(problem)).filter((name) => !names(covers, name)),
    empty: rows.flatMap(([quote = '', ...cells]) => (cells.join('').trim() === '' ? [quote] : [])),
  };
}

/** The names of all that a problem shows its mistakes by. */
async function shown(problem: Problem): Promise<readonly string[]> {
  const judged = (await loadJudged(problem)) ?? [];
  const fixtures = [...new Set(problem.scenarios.map(({ stream }) => stream.fixture))];
  const loaded = await Promise.all(fixtures.map((name) => loadFixture(fixtureFolder(name))));
  const stories = loaded.flatMap((fixture) => fixture.stories.map(({ name }) => name));
  return [...judged.map(({ id }) => id), ...stories];
}
