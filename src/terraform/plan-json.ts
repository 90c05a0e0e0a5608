/**
 * The part of the output of `terraform show -json PLAN` that is used:
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export interface PlanJson {
  readonly resource_changes?: readonly ResourceChangeJson[];
  readonly output_changes?: { readonly [name: string]: ChangeJson };
}

export interface ResourceChangeJson {
  readonly address: string;
  /** The previous address of a resource that moves. */
  readonly previous_address?: string;
  readonly mode: 'managed' | 'data';
  /** Key of a replaced object that is still to be destroyed. */
  readonly deposed?: string;
  readonly change: ChangeJson;
}

export interface ChangeJson {
  readonly actions: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  /** `true` for each value that is only known after the apply, in the shape of `after`. */
  readonly after_unknown?: unknown;
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
  readonly importing?: { readonly id?: string };
}
