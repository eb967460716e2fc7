import type { Failure } from '../domain/run.ts';
import { block, cut } from './measure.ts';
import type { Style } from './style.ts';
import { visible, visibleLines } from './visible.ts';

/** Why SQL failed, and where: its line with a mark below. */
export function failureLines(failure: Failure, width: number, style: Style): string[] {
  switch (failure.kind) {
    case 'unsupported':
    case 'sql-error': {
      const { line, column, message, hint, excerpt } = failure.error;
      const from = Math.max(0, column - width + 4);
      return [
        ...block(visibleLines(message), width, 0),
        `line ${line}, column ${column}:`,
        `  ${cut(visibleLines(excerpt).join(' ').slice(from), width - 2)}`,
        `  ${' '.repeat(Math.max(0, column - 1 - from))}^`,
        ...(hint === null ? [] : block(visibleLines(`hint: ${hint}`), width, 0).map(style.muted)),
      ];
    }
    case 'limit-exceeded':
      return block(visibleLines(failure.message), width, 0);
    case 'missing':
      return block([`${visible(failure.file)} is not there.`], width, 0);
    case 'blocked':
      return failureLines(failure.by, width, style);
  }
}
