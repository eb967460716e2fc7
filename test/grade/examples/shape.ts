import type { FindingCode } from '../../../src/checks/index.ts';
import type { ExamplesOf } from './examples.ts';

export const SHAPE: ExamplesOf<Extract<FindingCode, `shape-${string}`>> = {
  'shape-no-events': [{ id: 'event_id' }],
  'shape-no-table': [{ eventType: 'order_sent' }],
  'shape-lost': [{ lost: 3, all: 40, example: 'ev17' }],
  'shape-mixed': [{ table: 'fact_order', eventTypes: ['order_paid', 'order_sent'] }],
  'shape-spread': [{ tables: ['order_seen', 'order_stream'] }],
  'shape-wide': [{ table: 'order_stream', columns: 14, most: 11 }],
  'shape-no-column': [{ table: 'fact_order_sent', property: 'carrier' }],
  'shape-swapped': [{ table: 'fact_order_sent', column: 'carrier', holds: 'order_id' }],
  'shape-not-whole': [null, 'coupon'].map((key) => ({
    ...{ table: 'bronze_orders', document: 'payload', event: 'ev17', key },
  })),
  'shape-not-kept': [{ table: 'order_stream', property: 'carrier', example: 'by bicycle' }],
  'shape-needed': [{ question: 'late_orders', model: 'Activity stream' }],
};
