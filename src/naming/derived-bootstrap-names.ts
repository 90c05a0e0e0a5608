import { ConfigParts } from '../config/config-parts';
import {
  bootstrapNames,
  hasOwnRoles,
  PIPELINE_ROOT,
  terraformPlanRoleName,
  terraformRoleName,
} from './bootstrap-names';
import { DerivedName, longestOf, named, Origin, scopeOf } from './derived-name';

/** The names of the resources that are created before the first apply. */
export function bootstrapDerivedNames(config: ConfigParts, root: Origin): DerivedName[] {
  const { ci, environments, pipeline, region, terraform } = config;
  const names = bootstrapNames({ name: root.value });
  const hasCi = ci?.github !== undefined;
  const isCreated = !hasOwnRoles(terraform);
  const pipelineScope = scopeOf(pipeline.accountId);
  const own = { ...root, own: root };
  const role = (name: string, of: string, from: Origin & { own: Origin }): DerivedName => ({
    resource: 'IAM role',
    name,
    of,
    scope: pipelineScope,
    ...from,
  });
  const rolesOf = (name: string, of: string, from: Origin & { own: Origin }) => [
    ...(isCreated ? [role(names.stateRole(name), of, from)] : []),
    ...(hasCi ? [role(names.ciRole(name), of, from)] : []),
  ];
  const accounts = new Set([pipeline, ...environments].flatMap(({ accountId }) => accountId ?? []));
  const shared = { name: root.value, terraform };
  const terraformRoles = [terraformRoleName(shared), terraformPlanRoleName(shared)].flatMap((full) => full ?? []);
  return [
    ...[...accounts].flatMap((account): DerivedName[] => [
      {
        resource: 'CloudFormation stack',
        name: names.stack,
        of: 'bootstrap',
        scope: scopeOf(account, { name: (account === pipeline.accountId && pipeline.region) || region }),
        ...own,
      },
      ...(isCreated
        ? [...new Set(terraformRoles)].map((full) => ({
            ...role(full.split('/').at(-1)!, 'Terraform', own),
            scope: scopeOf(account),
          }))
        : []),
      ...(isCreated
        ? [{ resource: 'IAM policy' as const, name: names.boundary, of: 'Terraform', scope: scopeOf(account), ...own }]
        : []),
    ]),
    ...rolesOf(PIPELINE_ROOT, 'the pipelines', own),
    ...(hasCi ? [role(names.ciPlanRole, 'the plans', own)] : []),
    // An environment with the name of the pipeline root is reported by another rule.
    ...named('environments', environments)
      .filter(({ name }) => name !== PIPELINE_ROOT)
      .flatMap(({ name, origin }) =>
        rolesOf(name, `the environment ${name}`, { ...longestOf(origin, root), own: origin }),
      ),
  ];
}
