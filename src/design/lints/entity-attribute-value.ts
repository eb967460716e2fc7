import { keyOf, sameName } from '../erd/columns.ts';
import { folded, idOf } from '../erd/words.ts';
import { defineLint, type LintPlace, placeOf, placeText } from './lint.ts';

const ATTRIBUTE =
  /^(?:attribute|attr|property|prop|field|meta|param|parameter|feature|trait|custom_field)(?:_(?:name|key|id|code|type))?$/;
const VALUE =
  /^(?:(?:attribute|attr|property|prop|field|meta|param|feature|trait)_)?(?:value|val)(?:_(?:text|string|str|int|num|number|float|bool|date|json))?$/;
/** With more columns than this a table says something else beside. */
const MOST = 8;

/** A row an attribute: every type is text, nothing can be required, and a thing is put together by joins. */
export const entityAttributeValue = defineLint({
  code: 'entity-attribute-value',
  says: (place: LintPlace) => ({
    message: `${placeText(place)} make a row of every attribute: values lose their types, none can be required, and a thing is put together by a join an attribute.`,
    hint: 'Give the attributes that you know columns, and the others one JSON column.',
  }),
  look: ({ design }) =>
    design.tables.flatMap((table) => {
      const attribute = table.columns.find(({ name }) => ATTRIBUTE.test(folded(name)));
      const value = table.columns.find(({ name }) => VALUE.test(folded(name)));
      if (!attribute || !value || table.columns.length > MOST) return [];
      // Settings, a name and a value, have no entity; a catalogue of attributes is keyed by its own.
      const entity = table.columns.find(
        ({ name }) =>
          (idOf(name) || /^(?:entity|object|resource)$/i.test(name)) && !sameName(name, attribute.name),
      );
      const key = keyOf(table);
      if (!entity || (key.length === 1 && key.some((name) => sameName(name, attribute.name)))) return [];
      return [placeOf(table, [attribute.name, value.name])];
    }),
});
