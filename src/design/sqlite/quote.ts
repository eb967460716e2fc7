/** A name as SQLite takes it for nothing but a name: in backticks, never a text by mistake. */
export const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
