/** What `terraform show -json PLAN` prints, as far as it is read: https://developer.hashicorp.com/terraform/internals/json-format */
export interface PlanJson {
  readonly resource_changes?: readonly ResourceChangeJson[];
  readonly output_changes?: { readonly [name: string]: ChangeJson };
}

export interface ResourceChangeJson {
  readonly address: string;
  /** Where the resource was in the state, when it moves. */
  readonly previous_address?: string;
  readonly mode: 'managed' | 'data';
  /** Key of an object that the current one has replaced, and that is still to be destroyed. */
  readonly deposed?: string;
  readonly change: ChangeJson;
}

export interface ChangeJson {
  readonly actions: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  /** `true` where a value is known after the apply only, in the shape of `after`. */
  readonly after_unknown?: unknown;
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
  readonly importing?: { readonly id?: string };
}
