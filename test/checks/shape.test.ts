import { expect, test } from 'vitest';
import { homesOf } from '../../src/checks/shape/home.ts';
import { columnFindings, hasColumnsEnough, keptFindings } from '../../src/checks/shape/properties.ts';
import type { EventDoc, JsonObject } from '../../src/domain/event.ts';
import type { Cell } from '../../src/domain/relation.ts';

const doc = (event_id: string, event_type: string, properties: JsonObject): EventDoc => ({
  ...{ event_id, event_type, entity_id: 'us1', entity_type: 'user', session_id: null, context: {} },
  ...{ timestamp: '2026-03-01T10:00:00Z', received_at: '2026-03-01T10:00:01Z', properties },
});
const docs = [
  doc('ev1', 'paid', { order_id: 'or1', method: 'card "gold"' }),
  doc('ev2', 'paid', { order_id: 'or2', method: 'cash' }),
  doc('ev3', 'sent', { order_id: 'or1', weight: 3 }),
];
const paths = [
  ['properties', 'order_id'],
  ['properties', 'method'],
  ['properties', 'weight'],
];
const table = (name: string, columns: readonly string[], ...rows: readonly (readonly Cell[])[]) => ({
  table: name,
  relation: { columns, rows },
});
const homes = (...tables: readonly ReturnType<typeof table>[]) =>
  homesOf(tables, docs, { event_id: ['event_id'], event_type: ['event_type'] }, paths);
const spec = { own_columns: paths, kept: paths };

const wide = table(
  'events',
  ['event_id', 'order_id', 'method', 'weight'],
  ['ev1', 'or1', 'card "gold"', null],
  ['ev2', 'or2', 'cash', null],
  ['ev3', 'or1', null, '3.0'],
);

test('a list of ids is no home of events where a table tells more of them', () => {
  const seen = table('seen', ['event_id', 'event_type'], ['ev1', 'paid'], ['ev2', 'paid'], ['ev3', 'sent']);
  expect(homes(seen, wide).map((home) => home.table)).toEqual(['events']);
  expect(homes(seen).map((home) => home.table)).toEqual(['seen']);
});

test('a table of exceptions is no home of the types that it takes from', () => {
  const odd = table(
    'odd',
    ['event_id', 'property', 'value'],
    ['ev2', 'method', 'cash'],
    ['ev3', 'weight', '3'],
  );
  const many = [
    ...docs,
    doc('ev4', 'paid', { method: 'cash' }),
    doc('ev5', 'sent', { weight: 4 }),
    doc('ev6', 'sent', {}),
  ];
  const where = { event_id: ['event_id'], event_type: ['event_type'] };
  expect(homesOf([odd], many, where, paths)).toEqual([]);
});

test('a link to another event makes no row of that one', () => {
  const sent = table('sent', ['event_id', 'paid_event_id', 'weight'], ['ev3', 'ev1', 3]);
  expect(homes(sent)[0]?.docs.map(({ event_type }) => event_type)).toEqual(['sent']);
});

const nameOf = (path: readonly string[]) => path.at(-1) ?? '';

test('a column is a property’s where it is that and nothing else', () => {
  expect(columnFindings(spec, homes(wide), nameOf)).toEqual([]);
  const shared = table(
    'events',
    ['event_id', 'order_id', 'detail'],
    ['ev1', 'or1', 'card "gold"'],
    ['ev2', 'or2', 'cash'],
    ['ev3', 'or1', 3],
  );
  const found = columnFindings(spec, homes(shared), nameOf);
  expect(found.map(({ message }) => message)).toEqual([
    'events has no column that is method and nothing else.',
    'events has no column that is weight and nothing else.',
  ]);
  expect(hasColumnsEnough(spec, homes(shared), found.length)).toBe(false);
});

test('a property is kept in a column or in JSON, quotes and all', () => {
  const json = docs.map((each) => [each.event_id, JSON.stringify(each.properties)]);
  expect(keptFindings(spec, homes(table('stream', ['id', 'features'], ...json)), nameOf)).toEqual([]);
  const poor = docs.map((each) => [each.event_id, JSON.stringify({ order_id: each.properties.order_id })]);
  expect(keptFindings(spec, homes(table('stream', ['id', 'features'], ...poor)), nameOf)).toMatchObject([
    { message: 'stream has lost method: a row lacks its event\'s card "gold".' },
    { message: "stream has lost weight: a row lacks its event's 3." },
  ]);
});
