import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ddlCases } from '../../../scripts/corpus/ddl.ts';
import { readDesign } from '../../../src/design/ddl/read.ts';
import type { Design, Place } from '../../../src/domain/design.ts';
import { casesIn } from '../../cases/read.ts';

const root = new URL('../../../', import.meta.url).pathname;

describe('what is SQLite stays SQLite, and is read whole', () => {
  test.each(globSync('problems/**/schema.sql', { cwd: root, exclude: ['**/right-in-*'] }).sort())(
    '%s',
    (file) => {
      const { dialect, dialectFrom, unread } = readDesign(readFileSync(`${root}/${file}`, 'utf8'), null);
      expect({ dialect, dialectFrom, unread }).toEqual({
        dialect: 'sqlite',
        dialectFrom: 'none',
        unread: [],
      });
    },
  );

  test('in the cases of other tests', () => {
    const texts = [
      ...casesIn<{ sql: string }>('design/engine-keys.yaml'),
      ...casesIn<{ sql: string }>('design/references.yaml'),
    ].flatMap(({ sql }) => sql ?? []);
    expect(texts.length).toBeGreaterThan(10);
    for (const text of texts) expect(readDesign(text, null).dialect, text).toBe('sqlite');
  });

  test('with storage clauses of any dialect behind its tables', () => {
    const cases = casesIn<{ sql: string }>('sql/storage.yaml');
    const foreign = /MergeTree|CODEC/;
    for (const { sql } of cases.filter((each) => !foreign.test(each.sql))) {
      const { dialect, unread } = readDesign(sql, null);
      expect({ sql, dialect, unread }).toEqual({ sql, dialect: 'sqlite', unread: [] });
    }
  });
});

test('a dialect that is named is taken, whatever the text is like', () => {
  const { dialect, dialectFrom } = readDesign('CREATE TABLE a (x TEXT)', 'snowflake');
  expect({ dialect, dialectFrom }).toEqual({ dialect: 'snowflake', dialectFrom: 'named' });
});

const texts = [...ddlCases().values()].flat();

/** Every place that a design names. */
function placesIn(design: Design): Place[] {
  const found: Place[] = [];
  JSON.stringify(design, (key, value: Place) => {
    if (key === 'place') found.push(value);
    return value;
  });
  return found;
}

function withinText(text: string, { line, column }: Place): boolean {
  const row = text.split('\n')[line - 1];
  return row !== undefined && column >= 1 && column <= row.length + 1;
}

test('cut anywhere, joined with anything: it is read, and all places are in the text', () => {
  const piece = fc.tuple(fc.constantFrom(...texts), fc.nat(), fc.nat());
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.string(), (pieces, noise) => {
      const text = pieces
        .map(([{ sql }, a, b]) =>
          sql.slice(a % (sql.length + 1), (a % (sql.length + 1)) + (b % (sql.length + 1))),
        )
        .join(noise);
      for (const dialect of [null, pieces[0]?.[0].dialect ?? null]) {
        const design = readDesign(text, dialect);
        expect(placesIn(design).filter((place) => !withinText(text, place))).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});
