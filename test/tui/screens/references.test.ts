import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgedFiles } from '../../../src/load/judged.ts';
import {
  type Action,
  type Design,
  initial,
  openPage,
  references,
  type State,
  tabsOf,
} from '../../../src/tui/screens/references.ts';
import { expectGolden } from '../../golden.ts';
import { reels } from './support/data.ts';
import { expectFrames, frameOf, sizes } from './support/frame.ts';

const size = sizes['80x24'];

function filesIn(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}

const designs = reels.references.map(({ folder, ...rest }): Design => ({ ...rest, files: filesIn(folder) }));
const yours: Design = {
  id: 'yours',
  title: 'Yours',
  page: '',
  tradeOffs: [],
  files: await judgedFiles(reels.folder, 'aggregates-added-up'),
};
const start = initial({ attempt: 'reels/0006', yours, references: designs });

function reached(state: State, ...actions: Action[]): State {
  return actions.reduce(
    (reached, action) => references.update(reached, { kind: 'action', action }, size).state,
    state,
  );
}

it('begins with the first reference, and goes round', () => {
  const open = (state: State) => tabsOf(state)[state.tab]?.id;
  expect(open(start)).toBe('kimball-star');
  expect(open(reached(start, 'previous'))).toBe('yours');
  expect(open(reached(start, 'previous', 'previous'))).toBe('one-big-table');
  expect(open(reached(start, 'next', 'next', 'next', 'next'))).toBe('kimball-star');
});

it('keeps the file that is open from model to model', () => {
  const schema = reached(start, 'next-page');
  expect(schema.page).toBe('schema.sql');
  expect(reached(schema, 'next').page).toBe('schema.sql');
  expect(reached(schema, 'previous-page').page).toBe('about');
  expect(openPage(yours, 'about')).toBe('schema.sql');
});

it('scrolls within the longer of two, and begins at the top of another', () => {
  const end = reached(start, 'last');
  expect(end.top).toBeGreaterThan(0);
  expect(reached(end, 'down').top).toBe(end.top);
  expect(reached(end, 'next').top).toBe(0);
});

it('says so where nothing was handed in', () => {
  const none = initial({ attempt: 'reels/0006', yours: { ...yours, files: [] }, references: [] });
  expect(frameOf(references, none, size)).toContain('Nothing was handed in.');
});

describe('what it looks like', () => {
  it('with what a model is', () => expectFrames('references', references, start));
  it('with schemas', () => expectFrames('references-schema', references, reached(start, 'next-page')));
  it('with one’s own', () => {
    expectGolden('tui/references-yours.txt', frameOf(references, reached(start, 'previous'), size));
  });
});
