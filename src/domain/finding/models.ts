import type { RowCounts } from './row-counts.ts';

/** Findings about layers that are rebuilt, answers that agree, and what a change costs. */
export type ModelFindings = {
  /** No table and no view has such a name. */
  'layer-missing': { readonly layer: string };
  /** The tables that are to be emptied held nothing before. */
  'layers-empty': { readonly layers: readonly string[] };
  /** A table has other rows than before it was emptied. */
  'rebuilt-rows': RowCounts & { readonly table: string };
  'rebuilt-answer': RowCounts & { readonly question: string };
  /** The totals are not what the single rows come to. */
  'totals-differ': RowCounts & { readonly detail: string; readonly totals: string };
  'change-too-long': {
    readonly model: string;
    readonly file: string;
    readonly statements: number;
    readonly most: number;
  };
};
