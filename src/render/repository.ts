import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Model } from '../model/model';
import { renderBootstrap } from './bootstrap';
import { renderBootstrapDocs } from './bootstrap-docs';
import { renderBuildWorkflows } from './build-workflows';
import { renderCiWorkflows } from './ci-workflows';
import { renderEnvironmentRoot } from './environment-root';
import { renderPipelineDocs } from './pipeline-docs';
import { renderPipelineRoot } from './pipeline-root';
import { managed, RenderedFile, yours } from './rendered-file';
import { renderRootTemplate, TEMPLATES } from './template';

/** Every file of the generated repository that is made from the model. */
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

/** The Terraform modules, as they stand in the package. */
function renderModules(): RenderedFile[] {
  const folder = join(TEMPLATES, 'modules');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: relative(folder, file).split(sep).join('/') }))
    .filter(({ path }) => !path.includes('/.'))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ file, path }) => managed(`modules/${path}`, readFileSync(file, 'utf8')));
}
