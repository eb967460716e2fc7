/** An array as PostgreSQL spells it, read from its text. */
type Items = readonly (string | null | Items)[];

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * `{a,"b c",NULL,{d}}`, with each element as JSON.
 * @param element what becomes of the text of one
 */
export function arrayText(element: (text: string) => Json): (text: string) => string {
  const json = (items: Items): Json =>
    items.map((item) => (item === null ? null : typeof item === 'string' ? element(item) : json(item)));
  return (text) => JSON.stringify(json(itemsIn(text)));
}

/** One element: in quotes, in which a backslash stands before a sign, or plain. */
const ELEMENT = /"((?:[^"\\]|\\[\s\S])*)"|[^{},"]+/y;

function itemsIn(text: string): Items {
  // Bounds that do not begin with 1 stand before it: `[0:1]={a,b}`.
  let at = text.indexOf('{');
  const list = (): Items => {
    const items: (string | null | Items)[] = [];
    for (at++; text[at] !== '}' && at < text.length; ) {
      if (text[at] === ',') at++;
      else if (text[at] === '{') items.push(list());
      else {
        ELEMENT.lastIndex = at;
        const [whole = '', quoted] = ELEMENT.exec(text) ?? [];
        if (whole === '') throw new Error(`an array that cannot be read: ${text}`);
        at += whole.length;
        if (quoted !== undefined) items.push(quoted.replaceAll(/\\([\s\S])/g, '$1'));
        else items.push(whole === 'NULL' ? null : whole);
      }
    }
    at++;
    return items;
  };
  return at < 0 ? [] : list();
}
