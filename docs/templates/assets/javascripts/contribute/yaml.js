// Front matter as YAML. A module of its own, as its library is a fifth of the form: it is fetched once there is something to write.

import { FAILSAFE_SCHEMA, Schema, dump, nullCoreTag } from "../vendor/js-yaml/js-yaml.esm.min.js";

// All values are text, as in hooks/digest/read/yaml_nodes.py; only what YAML reads as null needs quotes.
const PLAIN = new Schema([...FAILSAFE_SCHEMA.tags, nullCoreTag]);

/** Return fields as YAML. */
export const toYaml = (fields) => dump(fields, { schema: PLAIN, lineWidth: -1, noRefs: true });
