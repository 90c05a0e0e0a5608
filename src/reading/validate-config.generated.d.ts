/** One mistake that the schema found. */
export interface SchemaError {
  /** JSON pointer to the value, for example `/environments/0/accountId`. */
  readonly instancePath: string;
  /** The rule, for example `pattern` or `required`. */
  readonly keyword: string;
  /** What the rule demands, by rule: `{ missingProperty }`, `{ pattern }`, … */
  readonly params: { readonly [key: string]: unknown };
}

/** The compiled ecs-pipeline.schema.json. Sets `errors` when it returns false. */
declare const validate: {
  (config: unknown): boolean;
  errors?: SchemaError[] | null;
};

export default validate;
