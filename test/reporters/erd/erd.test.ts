import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readDesign } from '../../../src/design/ddl/read.ts';
import { diagramOf } from '../../../src/design/erd/diagram.ts';
import type { Dialect } from '../../../src/domain/dialect.ts';
import { type Diagram, TABLE_ROLES } from '../../../src/domain/diagram.ts';
import { erdDbml } from '../../../src/reporters/erd/dbml.ts';
import { erdMermaid } from '../../../src/reporters/erd/mermaid.ts';
import { erdText } from '../../../src/reporters/erd/text.ts';
import { widthOf } from '../../../src/reporters/measure.ts';
import { coloured, plain } from '../../../src/reporters/style.ts';
import { casesIn } from '../../cases/read.ts';
import { expectGolden } from '../../golden.ts';
import { dbmlFault } from './dbml-grammar.ts';
import { mermaidFault } from './mermaid-grammar.ts';

type Case = { readonly name: string; readonly dialect?: Dialect; readonly ddl: string };

const references = join(import.meta.dirname, '../../../problems/reels/references');
const cases: readonly Case[] = [
  ...['kimball-star', 'one-big-table', 'activity-schema'].map((name) => ({
    name,
    ddl: readFileSync(join(references, name, 'schema.sql'), 'utf8'),
  })),
  ...casesIn<Case>('erd/designs.yaml'),
];

const shape = { width: 80, style: plain, ascii: false, all: false };
const drawing = ({ ddl, dialect }: Case) => diagramOf(readDesign(ddl, dialect ?? null));

describe.each(cases)('$name', (each) => {
  it('is drawn', () => {
    const diagram = drawing(each);
    expectGolden(`erd/${each.name}-80.txt`, erdText(diagram, shape));
    expectGolden(`erd/${each.name}-120.txt`, erdText(diagram, { ...shape, width: 120, all: true }));
    expectGolden(`erd/${each.name}.mmd`, erdMermaid(diagram));
    expectGolden(`erd/${each.name}.dbml`, erdDbml(diagram));
  });

  it('keeps to the grammars', () => {
    const diagram = drawing(each);
    expect(mermaidFault(erdMermaid(diagram))).toBeNull();
    expect(dbmlFault(erdDbml(diagram))).toBeNull();
  });
});

test('every reference is among those drawn', () => {
  const folders = readdirSync(references, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).filter((name) => !cases.some((each) => each.name === name))).toEqual(
    [],
  );
});

test('a terminal without box characters gets none', () => {
  const [star] = cases;
  const text = star ? erdText(drawing(star), { ...shape, ascii: true }) : '';
  expect(text).toMatch(/^[\x20-\x7e\n]+$/);
  expectGolden('erd/kimball-star-ascii.txt', text);
});

test('colours take no room', () => {
  for (const each of cases) {
    const diagram = drawing(each);
    const painted = erdText(diagram, { ...shape, style: coloured });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours
    expect(painted.replaceAll(/\u001b\[\d+m/g, '')).toBe(erdText(diagram, shape));
    expect(painted).not.toBe(erdText(diagram, shape));
  }
});

const name = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'pk',
    'FK',
    'uk-1',
    'end',
    'one',
    'to',
    'direction TB',
    'a"b',
    "it's",
    '%%',
    'a\nb',
    '表表表',
    'x',
  ),
);
const anyDiagram: fc.Arbitrary<Diagram> = fc
  .uniqueArray(
    fc.record({
      name,
      role: fc.constantFrom(...TABLE_ROLES),
      columns: fc.array(
        fc.record({
          name,
          type: name,
          nullable: fc.boolean(),
          primary: fc.boolean(),
          unique: fc.boolean(),
          foreign: fc.boolean(),
        }),
        { maxLength: 18 },
      ),
      elided: fc.boolean(),
      notes: fc.array(name, { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 5, selector: (table) => table.name.toLowerCase() },
  )
  .chain((tables) =>
    fc.record({
      dialect: fc.constant('sqlite' as const),
      tables: fc.constant(tables),
      references: fc.array(
        fc
          .record({ from: fc.constantFrom(...tables), to: fc.constantFrom(...tables) })
          .chain(({ from, to }) =>
            fc.record({
              from: fc.constant(from.name),
              columns: fc.constant(from.columns.slice(0, 1).map((column) => column.name)),
              to: fc.constant(to.name),
              targetColumns: fc.constant(to.columns.slice(0, 1).map((column) => column.name)),
              declared: fc.boolean(),
              one: fc.boolean(),
              optional: fc.boolean(),
            }),
          ),
        { maxLength: 4 },
      ),
      views: fc.array(fc.record({ name, materialized: fc.boolean() }), { maxLength: 2 }),
    }),
  );

describe('whatever the names are', () => {
  it.each([60, 80, 120])('no border is broken at %i cells', (width) => {
    fc.assert(
      fc.property(anyDiagram, fc.boolean(), fc.boolean(), (diagram, ascii, all) => {
        const lines = erdText(diagram, { ...shape, width, ascii, all })
          .trimEnd()
          .split('\n');
        expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        // Of views and the legend only the text is long.
        const views = lines.indexOf('Views');
        for (const line of views < 0 ? lines : lines.slice(0, views))
          expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 100 },
    );
  });

  it('each box is as wide above as below, and closed on every line', () => {
    fc.assert(
      fc.property(anyDiagram, (diagram) => {
        for (const table of diagram.tables) {
          const alone = { ...diagram, tables: [table], references: [], views: [] };
          const box = erdText(alone, shape).split('\n').slice(2, -3);
          const [top = ''] = box;
          for (const line of box) {
            expect(widthOf(line)).toBe(widthOf(top));
            expect(line).toMatch(/^[┌│├└].*[┐│┤┘]$/u);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('Mermaid and DBML keep to their grammars', () => {
    fc.assert(
      fc.property(anyDiagram, (diagram) => {
        expect(mermaidFault(erdMermaid(diagram))).toBeNull();
        expect(dbmlFault(erdDbml(diagram))).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  ['an attribute named like a key', 'erDiagram\n    "a" {\n        text pk\n    }\n'],
  ['a name with a quotation mark', 'erDiagram\n    "a"b" {\n        text b\n    }\n'],
  ['a block that is not closed', 'erDiagram\n    "a" {\n        text b\n'],
  ['a line without a label', 'erDiagram\n    "a"\n    "a" ||--o{ "a"\n'],
  ['a table that is not there', 'erDiagram\n    "a"\n    "a" ||--o{ "b" : "x"\n'],
])('the grammar of Mermaid refuses %s', (_, text) => {
  expect(mermaidFault(text)).not.toBeNull();
});

test.each([
  ['a column twice', 'Table "a" {\n  "b" "text"\n  "b" "text"\n}\n'],
  ['a table without columns', 'Table "a" {\n}\n'],
  ['a reference to itself', 'Table "a" {\n  "b" "text"\n}\n\nRef: "a"."b" > "a"."b"\n'],
  ['a reference to a column that is not there', 'Table "a" {\n  "b" "text"\n}\n\nRef: "a"."b" > "a"."c"\n'],
  ['an apostrophe in a note', 'Table "a" {\n  "b" "text"\n  Note: \'it\'s\'\n}\n'],
])('the grammar of DBML refuses %s', (_, text) => {
  expect(dbmlFault(text)).not.toBeNull();
});
