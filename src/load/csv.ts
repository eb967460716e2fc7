/**
 * The fields of a CSV text, line by line, quotes of RFC 4180 taken off; empty lines are left out. An answer worked out
 * by hand has no line breaks in its fields.
 */
export function csvRows(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(fieldsOf);
}

function fieldsOf(line: string): string[] {
  // Each field has a comma before it, the first one too: so none is empty to the expression.
  const fields = `,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...fields].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
