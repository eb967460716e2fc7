import type { ShapeFindings } from '../../domain/finding/shape.ts';
import type { WordingOf } from './words.ts';

export const SHAPE: WordingOf<ShapeFindings> = {
  'shape-no-events': ({ id }) => ({
    message: 'No table has rows of events.',
    hint: `A row of an event is told by its ${id}: keep that in a column of its own.`,
  }),
  'shape-no-table': ({ eventType }) => ({
    message: `No table has a row for each ${eventType}.`,
    hint: 'Load every event of the type, with its id in the row.',
  }),
  'shape-mixed': ({ table, eventTypes }) => ({
    message: `${table} holds events of several types: ${eventTypes.join(', ')}.`,
    hint: 'In this pattern each type has a table of its own; tables that only help count too.',
  }),
  'shape-spread': ({ tables }) => ({
    message: `Events stand in several tables: ${tables.join(', ')}.`,
    hint: 'In this pattern one table holds them all; what only helps can be a view, or temporary.',
  }),
  'shape-wide': ({ table, columns, most }) => ({
    message: `${table} has ${columns} columns, at most ${most} are allowed.`,
    hint: 'Keep what only some types have together, in JSON or in features that each type uses in its own way.',
  }),
  'shape-no-column': ({ table, property }) => ({
    message: `${table} has no column that is ${property} and nothing else.`,
    hint: `Give it a column that holds ${property} as it came, and nothing for events without it.`,
  }),
  'shape-not-kept': ({ table, property, example }) => ({
    message: `${table} has lost ${property}: a row lacks its event's ${example}.`,
    hint: 'Keep every property of an event in its row, in a column or in JSON.',
  }),
  'shape-needed': ({ question, model }) => ({
    message: `${question} is not counted, as its tables are not of the pattern: ${model}.`,
    hint: 'The check of the shape of that model says what is missing. Right answers count once it holds.',
  }),
};
