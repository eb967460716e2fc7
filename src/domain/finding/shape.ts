/** Findings about where a model's events stand. */
export type ShapeFindings = {
  /** No table has a row of an event, found by its id. */
  'shape-no-events': { readonly id: string };
  /** No table has a row of an event of the type. */
  'shape-no-table': { readonly eventType: string };
  /** Events of several types stand in one table, where each type is to have its own. */
  'shape-mixed': { readonly table: string; readonly eventTypes: readonly string[] };
  /** Events stand in several tables, where one is to have them all. */
  'shape-spread': { readonly tables: readonly string[] };
  'shape-wide': { readonly table: string; readonly columns: number; readonly most: number };
  /** No column of the table is that property's and nothing else's. */
  'shape-no-column': { readonly table: string; readonly property: string };
  /** A value of the property is not in its event's row. */
  'shape-not-kept': { readonly table: string; readonly property: string; readonly example: string };
  /** Right answers from tables of another pattern. */
  'shape-needed': { readonly question: string; readonly model: string };
};
