import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonReport } from '../../src/reporters/json.ts';
import { expectGolden } from '../golden.ts';
import { perfect, sample } from './sample.ts';

const tool = { name: 'graincheck', version: '0.0.0' };
const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

describe('the report as JSON', () => {
  it('has the keys of the contract, in their order', () => {
    expectGolden('reporters/report.json', jsonReport(sample, { tool, durationMs: 412.7 }));
  });

  it.each([
    ['every kind of fault', sample],
    ['no fault', perfect],
  ])('keeps to its schema with %s', (_, card) => {
    validate(JSON.parse(jsonReport(card, { tool, durationMs: 1 })));
    expect(validate.errors).toBeNull();
  });

  it('does not keep to its schema with a key too many', () => {
    const report = JSON.parse(jsonReport(sample, { tool, durationMs: 1 }));
    expect(validate({ ...report, grade: 'A' })).toBe(false);
  });

  it('shows a control character as an escape, and means the same text', () => {
    const note = 'a\u0007b\u009b31m\u2028c';
    const text = jsonReport({ ...sample, notes: [note] }, { tool, durationMs: 1 });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}]/u);
    expect(JSON.parse(text).notes).toEqual([note]);
  });
});
