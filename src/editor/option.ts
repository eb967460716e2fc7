/** Something that can take the place of what is typed so far. */
export type Option = {
  readonly label: string;
  /** What goes into the text: the label, in quotes where SQL wants them. */
  readonly insert: string;
  /** Where it comes from: `column of events`, `bronze table`, `keyword`. */
  readonly detail: string;
  readonly kind: 'column' | 'table' | 'alias' | 'function' | 'keyword' | 'type';
};
