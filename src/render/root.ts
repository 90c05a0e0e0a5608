import { Model, RootModel } from '../model/model';
import { HclValue } from './hcl';
import { managed, RenderedFile } from './rendered-file';
import { renderRootTemplate } from './template';

/** A provider of a root: the default provider, or an alias for another Region. */
export interface Provider {
  readonly alias?: string;
  readonly region: string;
}

/** The files of every root: its backend and its providers. */
export function renderRoot(model: Model, root: RootModel, providers: Provider[]): RenderedFile[] {
  return [
    managed(`${root.folder}/terraform.tf`, renderRootTemplate('terraform.tf.hbs', { backend: backend(model, root) })),
    managed(
      `${root.folder}/providers.tf`,
      renderRootTemplate('providers.tf.hbs', {
        roleArn: root.roleArn,
        planRoleArn: root.planRoleArn === root.roleArn ? null : root.planRoleArn,
        providers: providers.map(({ alias, region }) => ({
          provider: { ...(alias && { alias }), region, allowed_account_ids: [root.accountId] },
          assumesRole: root.roleArn !== null,
          tags: root.tags,
          hasTags: Object.keys(root.tags).length > 0,
        })),
      }),
    ),
  ];
}

function backend(
  { pipelineAccount, terraform }: Model,
  { stateKey, stateRoleArn }: RootModel,
): {
  [name: string]: HclValue;
} {
  return {
    bucket: terraform.stateBucket,
    key: stateKey,
    region: terraform.stateRegion,
    allowed_account_ids: [pipelineAccount.accountId],
    encrypt: true,
    use_lockfile: true,
    ...(stateRoleArn && { assume_role: { role_arn: stateRoleArn } }),
  };
}
