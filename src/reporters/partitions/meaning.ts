import type { KeyMeaning } from '../../domain/workload.ts';
import { count } from '../quantity.ts';

const CLOCKS = { happened: 'the event', arrived: 'its arrival' } as const;

export function meaningText(meaning: KeyMeaning): string {
  switch (meaning.kind) {
    case 'time':
      return `${meaning.unit} of ${CLOCKS[meaning.clock]}${meaning.slackDays > 0 ? ', a day off at times' : ''}`;
    case 'cycle':
      return `${meaning.part} in the date of ${CLOCKS[meaning.clock]}`;
    case 'value':
      return meaning.buckets === null
        ? meaning.dimension
        : `${meaning.dimension}, ${count(meaning.buckets)} buckets`;
    case 'constant':
      return 'always the same';
    case 'unknown':
      return 'not known';
  }
}

export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))}%`;
}
