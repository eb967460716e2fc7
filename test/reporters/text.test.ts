import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/reporters/measure.ts';
import { coloured, plain } from '../../src/reporters/style.ts';
import { textReport } from '../../src/reporters/text.ts';
import { expectGolden } from '../golden.ts';
import { perfect, sample } from './sample.ts';

describe('the report as text', () => {
  it('of a submission with every kind of fault', () => {
    expectGolden('reporters/text-100.txt', textReport(sample, { width: 100, style: plain }));
  });
  it('on a narrow terminal', () => {
    expectGolden('reporters/text-60.txt', textReport(sample, { width: 60, style: plain }));
  });
  it('in colour', () => {
    expectGolden('reporters/text-colour.txt', textReport(sample, { width: 100, style: coloured }));
  });
  it('of a submission without a fault', () => {
    expectGolden('reporters/text-perfect.txt', textReport(perfect, { width: 100, style: plain }));
  });

  it.each([60, 80, 120])('keeps within %i cells', (width) => {
    const lines = textReport(sample, { width, style: plain }).split('\n');
    // A command to copy stays whole.
    const tooLong = lines.filter((line) => widthOf(line) > width && !line.includes('graincheck '));
    expect(tooLong).toEqual([]);
  });

  it('never passes on a control character', () => {
    const harmful = '\u001b]0;title\u0007 \u009b31m \u202e \r 100 of 100';
    const finding = { code: 'wrong-rows', message: harmful, hint: harmful, scenario: harmful } as const;
    const checks = sample.checks.map((check) => ({ ...check, title: harmful, findings: [finding] }));
    const card = { ...sample, checks, notes: [harmful], submission: { ...sample.submission, path: harmful } };
    const text = textReport(card, { width: 100, style: plain });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
