// Validates a draft against the model's JSON Schema, with the messages of the check. All rules are in the schema.

import { Validator } from "../vendor/cfworker-json-schema/validator.js";
import { fill } from "./dom.js";
import { schemaAt, typed } from "./schema.js";

const LONGEST = 80; // characters of a value in a message; as in hooks/digest/core/problem.py

const plain = (step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
const pathOf = (location) => location.split("/").slice(1).map((step) => (/^\d+$/.test(step) ? Number(step) : plain(step)));
const valueAt = (value, path) => path.reduce((found, step) => found?.[step], value);
const shorten = (text) => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`);

export class Check {
  constructor(form) {
    this.form = form;
    this.schema = form.schema;
    this.validator = new Validator(form.schema, "2020-12", false);
  }

  /** Return the problems of a draft: at most one for each field, in the order of the form. */
  problems(draft) {
    const value = typed(draft, this.schema, this.schema.$defs);
    const found = this.validator.validate(value).errors
      .filter((error) => error.keyword in this.form.rules || error.keyword === "not" || "x-rule" in (schemaAt(error.keywordLocation, this.schema) ?? {}))
      .filter((error) => error.keyword !== "additionalProperties" || schemaAt(error.keywordLocation, this.schema).additionalProperties === false)
      .filter((error) => !["properties", "items", "$ref", "allOf", "anyOf", "if"].includes(error.keyword))
      .map((error) => this.problem(error, value, draft))
      .filter((problem) => problem.schema.type !== "null");
    return firstOfEach(found);
  }

  problem({ keyword, instanceLocation, keywordLocation, error }, value, draft) {
    const schema = schemaAt(keywordLocation, this.schema);
    const path = pathOf(instanceLocation);
    if (keyword === "required") path.push(/"([^"]+)"/.exec(error)[1]);
    const rule = this.ruleOf(keyword, schema, path.at(-1));
    return { path, rule, keyword, schema, ...this.say(rule, this.values(keyword, schema, path, value, draft)) };
  }

  ruleOf(keyword, schema, name) {
    const missing = keyword === "required" ? this.schema.properties[name]?.["x-missing"] : undefined;
    return missing ?? schema["x-rule"] ?? this.form.rules[keyword];
  }

  /** Return the values of the placeholders in a rule's message. */
  values(keyword, schema, path, value, draft) {
    const said = valueAt(draft, path);
    const text = typeof said === "string" ? said : schema["x-rule"] === "bad-id" ? String(path.at(-1)) : "";
    const broken = schema.not?.pattern ? new RegExp(schema.not.pattern, "u").exec(text) : null;
    return {
      ...valueAt(value, path.slice(0, -1)),
      value: shorten(broken ? text.slice(broken.index, broken.index + 30) : text),
      name: path.findLast((step) => typeof step === "string"),
      length: Array.isArray(said) ? said.length : [...text].length,
      allowed: (schema.enum ?? []).join(", "),
      form: schema.pattern,
      ...(keyword in this.form.bounds ? { [this.form.bounds[keyword]]: schema[keyword] } : {}),
    };
  }

  /** Return a rule's message: the problem, and how to fix it. */
  say(rule, values) {
    const [what, fix] = this.form.messages[rule];
    return { what: fill(what, values), fix: fill(fix, values) };
  }
}

/** Return the first problem of each field; where a field allows several types, not that it has another type. */
function firstOfEach(problems) {
  const key = ({ path }) => path.join("/");
  const telling = problems.filter((one) => one.keyword !== "type"
    || !problems.some((other) => other.keyword !== "type" && `${key(other)}/`.startsWith(`${key(one)}/`)));
  const seen = new Set();
  return telling.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
}
