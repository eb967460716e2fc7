import type { FindingCode } from '../../../src/checks/index.ts';
import type { ExamplesOf } from './examples.ts';

const counts = { missing: 1, extra: 2, changed: 3 };

export const MODELS: ExamplesOf<
  Extract<FindingCode, `layer${string}` | `rebuilt-${string}` | 'totals-differ' | 'change-too-long'>
> = {
  'layer-missing': [{ layer: 'silver_*' }],
  'layers-empty': [{ layers: ['silver_*', 'gold_*'] }],
  'rebuilt-rows': [{ table: 'silver_orders', ...counts }],
  'rebuilt-answer': [{ question: 'gold_daily', ...counts }],
  'totals-differ': [{ detail: 'gold_stream', totals: 'gold_daily', ...counts }],
  'change-too-long': [
    { model: 'Activity stream', file: 'stream/change.sql', statements: 1, most: 0 },
    { model: 'One big table', file: 'wide/change.sql', statements: 3, most: 1 },
  ],
};
