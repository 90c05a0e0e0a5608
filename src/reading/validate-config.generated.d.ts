/** A schema error. */
export interface SchemaError {
  /** JSON pointer to the value, for example `/environments/0/accountId`. */
  readonly instancePath: string;
  /** The rule, for example `pattern` or `required`. */
  readonly keyword: string;
  /** The parameters of the rule, for example `{ missingProperty }` or `{ pattern }`. */
  readonly params: { readonly [key: string]: unknown };
}

/** The compiled ecs-pipeline.schema.json. Sets `errors` when it returns false. */
declare const validate: {
  (config: unknown): boolean;
  errors?: SchemaError[] | null;
};

export default validate;
