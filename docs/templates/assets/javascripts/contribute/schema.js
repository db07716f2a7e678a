// Reading the model's JSON Schema: what stands behind a reference, and what kind of field a schema asks for.

/** Return what a schema says once its reference is followed and "or nothing" is left out; notes on the field stay. */
export function resolve(schema, definitions) {
  let found = schema;
  let list;
  while (found.$ref || found.anyOf?.some((one) => one.type === "null")) {
    const { $ref, anyOf, ...notes } = found;
    if ($ref) {
      list ??= $ref.split("/").at(-1);
      found = { ...definitions[list], ...notes };
      if (found.properties) list = undefined;
    } else {
      found = { ...anyOf.find((one) => one.type !== "null"), ...notes };
    }
  }
  return list ? { ...found, list } : found;
}

/** Return the kind of field: words, pick, picks, choice, list, groups, group, number or text. */
export function kindOf(schema, definitions) {
  if (schema.list) return "pick";
  if (schema.enum) return "choice";
  if (schema["x-rule"] === "not-words") return "words";
  if (schema.type === "array") {
    const items = resolve(schema.items, definitions);
    return items.list ? "picks" : items.properties ? "groups" : "list";
  }
  if (schema.type === "object") return "group";
  return schema.type === "number" || schema.type === "integer" ? "number" : "text";
}

/** Return the schema of a field of an object, or of any field of a mapping; nothing where it is not known. */
export const fieldOf = (wanted, name) => wanted.properties?.[name] ?? (typeof wanted.additionalProperties === "object" ? wanted.additionalProperties : undefined);

/** Return the schema at a place that the interpreter names, such as `#/properties/slug/pattern`, without its keyword. */
export function schemaAt(location, root) {
  const steps = location.split("/").slice(1, -1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return steps.reduce((schema, step) => {
    if (step !== "$ref") return schema[step];
    return schema.$ref.split("/").slice(1).reduce((found, part) => found[part], root);
  }, root);
}

/** Return a value as the schema wants it: numbers, which are written as texts, as numbers where they are any. */
export function typed(value, schema, definitions) {
  const wanted = resolve(schema, definitions);
  if (Array.isArray(value) && wanted.items) return value.map((one) => typed(one, wanted.items, definitions));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [
      name, fieldOf(wanted, name) ? typed(one, fieldOf(wanted, name), definitions) : one,
    ]));
  }
  const isNumber = kindOf(wanted, definitions) === "number" && value !== "" && Number.isFinite(Number(value));
  return isNumber ? Number(value) : value;
}
