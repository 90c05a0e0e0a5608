import { Model } from '../model/model';
import { ACTIONS } from './actions';
import { referenceFilter } from './github-build';
import { managed, RenderedFile } from './rendered-file';
import { renderRootTemplate } from './template';

/** The workflows that check, plan and apply the repository itself, and look for drift; none where the config names no CI system. */
export function renderCiWorkflows(model: Model): RenderedFile[] {
  if (model.ci === null) return [];
  const { branch } = model.ci.github;
  const roots = [...model.environments, model.pipelineAccount].map(({ name }) => name);
  const context = {
    actions: ACTIONS,
    branches: `[${JSON.stringify(referenceFilter(branch))}]`,
    ref: `'refs/heads/${branch}'`,
    node: NODE,
    terraform: TERRAFORM,
    region: model.pipelineAccount.region,
    planRoleArn: model.bootstrap.ciPlanRoleArn!,
    roots: `[${roots.map((root) => JSON.stringify(root)).join(', ')}]`,
    // Quoted, as YAML takes some names for other things than text.
    jobs: roots.map((name, index) => ({
      name,
      environment: JSON.stringify(name),
      needs: index === 0 ? '[reviewed]' : `[reviewed, apply-${roots[index - 1]}]`,
      roleArn: ciRoleArn(model, name),
    })),
  };
  return ['pull-request.yml', 'apply.yml', 'drift.yml'].map((file) =>
    managed(`.github/workflows/${file}`, renderRootTemplate(`workflows/${file}.hbs`, context)),
  );
}

/** The newest long-term version. */
const NODE = 24;

/** As a YAML string: new enough for the roots, and nothing that may break them. */
const TERRAFORM = JSON.stringify('~> 1.10');

function ciRoleArn({ bootstrap }: Model, root: string): string {
  const found = bootstrap.accounts.flatMap(({ roots }) => roots).find(({ name }) => name === root);
  return found!.ciRoleArn!;
}
