import type { CheckResult } from '../domain/scorecard.ts';
import { answerLines } from './answers.ts';
import { costLines } from './costs.ts';
import { holdsLines } from './holds.ts';
import { partitionLines } from './partitions.ts';
import { windowLines } from './windows.ts';
import type { TextOptions } from './style.ts';
import { findingLines } from './text.ts';

/** All that a check has to say: what is wrong, and what it saw. */
export function checkLines({ findings, detail }: CheckResult, options: TextOptions): string[] {
  switch (detail?.kind) {
    case undefined:
      return findingLines(findings, options);
    case 'rubric':
      return answerLines(detail.answer, options);
    case 'partitions':
      return [
        ...findingLines(findings, options),
        '',
        ...partitionLines(detail.report, options).map((line) => (line === '' ? '' : `    ${line}`)),
      ];
    case 'costs':
      return [...findingLines(findings, options), '', ...costLines(detail.models, options)];
    case 'windows':
      return [...findingLines(findings, options), '', ...windowLines(detail.report, options)];
    case 'facts':
      return [
        ...findingLines(findings, options),
        '',
        ...holdsLines(detail.matrix, { ...options, width: options.width - 4 }).map((line) => `    ${line}`),
      ];
  }
}
