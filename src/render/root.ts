import { Model, RootModel } from '../model/model';
import { HclValue } from './hcl';
import { managed, RenderedFile } from './rendered-file';
import { renderRootTemplate } from './template';

/** A provider of a root: the default one, or one with an alias for another Region. */
export interface Provider {
  readonly alias?: string;
  readonly region: string;
}

/** The files that every root has: where its state is, and which account it acts in. */
export function renderRoot(model: Model, root: RootModel, providers: Provider[]): RenderedFile[] {
  return [
    managed(`${root.folder}/terraform.tf`, renderRootTemplate('terraform.tf.hbs', { backend: backend(model, root) })),
    managed(
      `${root.folder}/providers.tf`,
      renderRootTemplate('providers.tf.hbs', {
        providers: providers.map(({ alias, region }) => ({
          provider: { ...(alias && { alias }), region, allowed_account_ids: [root.accountId] },
          roleArn: root.roleArn,
          tags: root.tags,
          hasTags: Object.keys(root.tags).length > 0,
        })),
      }),
    ),
  ];
}

function backend(model: Model, root: RootModel): { [name: string]: HclValue } {
  return stateArguments(model, root.stateKey, { encrypt: true, use_lockfile: true });
}

/** Where a state is and who reads it: common to the backends and to whoever reads their outputs. */
export function stateArguments(
  model: Model,
  key: HclValue,
  more: { readonly [name: string]: HclValue } = {},
): { [name: string]: HclValue } {
  const { stateBucket, stateRegion, stateRoleArn } = model.terraform;
  return {
    bucket: stateBucket,
    key,
    region: stateRegion,
    allowed_account_ids: [model.pipelineAccount.accountId],
    ...more,
    ...(stateRoleArn && { assume_role: { role_arn: stateRoleArn } }),
  };
}
