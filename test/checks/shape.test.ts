import { describe, expect, test } from 'vitest';
import { lackingDocument } from '../../src/checks/shape/document.ts';
import { homesOf } from '../../src/checks/shape/home.ts';
import {
  columnFindings,
  hasColumnsEnough,
  keptFindings,
  swappedFindings,
} from '../../src/checks/shape/properties.ts';
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
    'events has no column with the method of its events and nothing else.',
    'events has no column with the weight of its events and nothing else.',
  ]);
  expect(hasColumnsEnough(spec, homes(shared), found.length)).toBe(false);
});

test('a property is kept in a column or in JSON, quotes and all', () => {
  const json = docs.map((each) => [each.event_id, JSON.stringify(each.properties)]);
  expect(keptFindings(spec, homes(table('stream', ['id', 'features'], ...json)), nameOf)).toEqual([]);
  const poor = docs.map((each) => [each.event_id, JSON.stringify({ order_id: each.properties.order_id })]);
  expect(keptFindings(spec, homes(table('stream', ['id', 'features'], ...poor)), nameOf)).toMatchObject([
    { message: 'stream has lost method: the row of an event lacks its value “card "gold"”.' },
    { message: 'stream has lost weight: the row of an event lacks its value “3”.' },
  ]);
});

test('a column that is called after one property and holds another is told', () => {
  const swapped = table('sent', ['event_id', 'weight', 'order_id'], ['ev3', 'or1', 3]);
  expect(swappedFindings(spec, homes(swapped), nameOf).map(({ message }) => message)).toEqual([
    'sent.weight holds the order_id of its events, and not what it is called after.',
    'sent.order_id holds the weight of its events, and not what it is called after.',
  ]);
  expect(swappedFindings(spec, homes(wide), nameOf)).toEqual([]);
});

describe('a document is kept where its row has it as it came', () => {
  const payload = { a: 1, b: null, c: { d: ['x', 2] }, e: 'hello' };
  const event = doc('ev1', 'sent', { payload });
  const lacking = (columns: readonly string[], row: readonly Cell[]) => {
    const home = { table: 'bronze', columns, rows: [{ row, doc: event }], docs: [event] };
    const found = lackingDocument(home, ['properties', 'payload']);
    return found === null ? 'whole' : (found.key ?? 'nothing');
  };
  const text = JSON.stringify;
  test.each<[string, readonly string[], readonly Cell[], string]>([
    ['as it is', ['event_id', 'payload'], ['ev1', text(payload)], 'whole'],
    ['its keys in another order', ['payload'], [text({ e: 'hello', c: payload.c, b: null, a: 1 })], 'whole'],
    ['in an envelope', ['raw'], [text({ event_id: 'ev1', payload })], 'whole'],
    ['in columns and JSON', ['a', 'e', 'rest'], [1, 'hello', text({ b: null, c: payload.c })], 'whole'],
    ['without its null', ['payload'], [text({ a: 1, c: payload.c, e: 'hello' })], 'b'],
    ['a null as an empty cell', ['a', 'b', 'c', 'e'], [1, null, text(payload.c), 'hello'], 'b'],
    ['a value without its name', ['payload'], [text([1, null, payload.c, 'hello'])], 'a'],
    ['a value under another name', ['x', 'rest'], [1, text({ b: null, c: payload.c, e: 'hello' })], 'a'],
    ['another value inside', ['payload'], [text({ ...payload, c: { d: ['x'] } })], 'c'],
  ])('%s', (_, columns, row, told) => expect(lacking(columns, row)).toBe(told));
});
