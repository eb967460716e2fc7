import type { Scorecard } from '../../../src/domain/scorecard.ts';
import { jsonReport } from '../../../src/reporters/json.ts';
import { sample } from '../../reporters/sample.ts';

/** A scorecard with every kind of fault and so many points, and its report. */
export function report(score: number): { readonly card: Scorecard; readonly text: string } {
  const card = { ...sample, total: { ...sample.total, score } };
  return { card, text: jsonReport(card, { tool: { name: 'graincheck', version: '0.0.0' }, durationMs: 1 }) };
}
