/** `"name"`, safe to splice. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `'text'`, safe to splice where a backslash in a text means itself. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''").replaceAll('\0', '')}'`;
