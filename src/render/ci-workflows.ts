import { Model } from '../model/model';
import { ACTIONS } from './actions';
import { referenceFilter } from './github-build';
import { managed, RenderedFile } from './rendered-file';
import { renderRootTemplate } from './template';

/**
 * The workflows that check, plan and apply the generated repository and detect drift. None if the config has no CI
 * system.
 */
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
    // Quoted, because YAML does not parse every name as text.
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

/** The newest long-term support version. */
const NODE = 24;

/** As a YAML string: new enough for the roots, without breaking changes. */
const TERRAFORM = JSON.stringify('~> 1.10');

function ciRoleArn({ bootstrap }: Model, root: string): string {
  const found = bootstrap.accounts.flatMap(({ roots }) => roots).find(({ name }) => name === root);
  return found!.ciRoleArn!;
}
