/** A model to look at: the candidate's own, or a reference. */
export type Design = {
  readonly id: string;
  readonly title: string;
  /** Markdown; empty for the candidate's own. */
  readonly page: string;
  readonly tradeOffs: readonly string[];
  readonly files: readonly { readonly file: string; readonly text: string }[];
};

export type State = {
  readonly attempt: string;
  readonly yours: Design;
  readonly references: readonly Design[];
  /** Index in `tabsOf`. */
  readonly tab: number;
  /** Name of the page that is open: `about`, or a file's. */
  readonly page: string;
  readonly top: number;
};

export const about = 'about';

/** The candidate's own model, then the references. */
export function tabsOf({ yours, references }: State): readonly Design[] {
  return [yours, ...references];
}

/** The pages of a model: what it is, then its files, the schema first. */
export function pagesOf({ page, tradeOffs, files }: Design): readonly string[] {
  const names = files.map(({ file }) => file);
  const inOrder = [
    ...names.filter((name) => name === 'schema.sql'),
    ...names.filter((name) => name !== 'schema.sql'),
  ];
  return page === '' && tradeOffs.length === 0 ? inOrder : [about, ...inOrder];
}

/** The page of a model that is open: the one of that name, or else its first. */
export function openPage(design: Design, page: string): string | undefined {
  const pages = pagesOf(design);
  return pages.includes(page) ? page : pages[0];
}
