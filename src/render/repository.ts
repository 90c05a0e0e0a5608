import { Model } from '../model/model';
import { renderBootstrap } from './bootstrap';
import { renderBootstrapDocs } from './bootstrap-docs';
import { renderBuildWorkflows } from './build-workflows';
import { renderCiWorkflows } from './ci-workflows';
import { renderEnvironmentRoot } from './environment-root';
import { renderModules } from './modules';
import { renderPipelineDocs } from './pipeline-docs';
import { renderPipelineRoot } from './pipeline-root';
import { RenderedFile, yours } from './rendered-file';
import { renderRootTemplate } from './template';

/** Every file of the generated repository that is rendered from the model. */
export function renderRepository(model: Model): RenderedFile[] {
  return [
    ...renderModules(),
    ...model.environments.flatMap((environment) => renderEnvironmentRoot(model, environment)),
    ...renderPipelineRoot(model),
    ...renderBootstrap(model),
    ...renderCiWorkflows(model),
    ...renderBootstrapDocs(model),
    renderPipelineDocs(model),
    ...renderBuildWorkflows(model),
    yours('README.md', renderRootTemplate('repository/README.md.hbs', { name: model.name })),
  ];
}
