/** One problem that the schema found; `data` is the value in question. */
export interface SchemaError {
  /** JSON pointer to the value, for example `/environments/0/accountId`. */
  readonly instancePath: string;
  /** JSON pointer to the rule within the schema. */
  readonly schemaPath: string;
  /** The rule, for example `pattern` or `required`. */
  readonly keyword: string;
  /** What the rule demands, by rule: `{ missingProperty }`, `{ pattern }`, … */
  readonly params: { readonly [key: string]: unknown };
  readonly message?: string;
  readonly data?: unknown;
  /** The value of the rule in the schema. */
  readonly schema?: unknown;
  /** The schema that holds the rule, with its description. */
  readonly parentSchema?: { readonly [key: string]: unknown };
}

/** The compiled ecs-pipeline.schema.json. Sets `errors` when it returns false. */
declare const validate: {
  (config: unknown): boolean;
  errors?: SchemaError[] | null;
};

export default validate;
