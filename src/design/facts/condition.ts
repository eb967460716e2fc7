/** What a condition says of the values of a column: they are among these, or they are none of these. */
export type Values = { readonly kind: 'among' | 'not'; readonly values: readonly string[] };

/** Words of a condition that speaks of one column alone, beside the column's name. */
const OWN = new Set(
  'in not or is null lower upper trim any array text varchar char character varying bpchar string nvarchar enum'.split(
    ' ',
  ),
);

/**
 * What the conditions of a table say of a column's values. One that speaks of another column too says something of rows,
 * such as `event_type <> 'share' OR share_id IS NOT NULL`, and nothing of what the column takes; so does one half of an OR
 * that excludes.
 */
export function valuesIn(conditions: readonly string[], column: string): readonly Values[] {
  return conditions.flatMap((condition) => {
    const whole = conjuncts(condition);
    return whole.flatMap((part) => valuesOf(part, column.toLowerCase()) ?? []);
  });
}

/** Parts that all have to hold; an AND within an OR does not part it. */
function conjuncts(condition: string): readonly string[] {
  return hidden(condition).search(/\bor\b/i) < 0 ? partsAt(condition, /\band\b/gi) : [condition];
}

function partsAt(text: string, between: RegExp): readonly string[] {
  const ends = [...hidden(text).matchAll(between)].map(
    ({ index, 0: word }) => [index, index + word.length] as const,
  );
  return [...ends, [text.length, text.length] as const].map(([end], nth) =>
    text.slice(ends[nth - 1]?.[1] ?? 0, end),
  );
}

/** The same length, with nothing in its texts. */
function hidden(text: string): string {
  return text.replaceAll(/'(?:[^']|'')*'/g, (literal) => `'${' '.repeat(literal.length - 2)}'`);
}

function valuesOf(part: string, column: string): Values | null {
  const bare = hidden(part).toLowerCase();
  const words: readonly string[] = bare.match(/[\p{L}_][\p{L}\p{N}_$]*/gu) ?? [];
  const values = [...part.matchAll(/'((?:[^']|'')*)'/g)].map(([, value = '']) => value.replaceAll("''", "'"));
  if (values.length === 0 || !words.includes(column)) return null;
  if (words.some((word) => word !== column && !OWN.has(word))) return null;
  const excludes = /<>|!=|\bnot\b/.test(bare.replaceAll(/\bis\s+not\s+null\b/g, ''));
  if (!excludes) return { kind: 'among', values };
  return words.includes('or') ? null : { kind: 'not', values };
}
