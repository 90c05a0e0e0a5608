import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { Path, Problem } from '../config/problem';
import { hasOwnRoles } from '../naming/bootstrap-names';
import { pipelineNames, serviceNames } from '../naming/names';
import { environmentRolePatterns, pipelineRolePatterns } from '../naming/role-patterns';
import { Rule, RuleInput } from './rule';

/**
 * Principals in the config whose names match those of resources that Terraform can create. With a permissions boundary
 * in the config, the roles of bootstrap do not trust them.
 */
export const untrustedPrincipals: Rule = (config) => {
  const { environments, terraform } = config;
  const patterns = untrustedArns(config);
  const problemsOf = (path: Path, arns: readonly string[] = []) =>
    arns.flatMap((arn, index): Problem[] => {
      const pattern = arn.includes('*') ? undefined : patterns.find((one) => matches(arn, one));
      if (pattern === undefined) return [];
      const fix = `use one whose name does not match ${parseArn(pattern)!.resource}`;
      return [
        { path: [...path, index], message: 'cannot be trusted because Terraform could create it', value: arn, fix },
      ];
    });
  return [
    ...problemsOf(['terraform', 'principals'], terraform?.principals),
    ...environments.flatMap(({ terraformPrincipals }, index) =>
      problemsOf(['environments', index, 'terraformPrincipals'], terraformPrincipals),
    ),
  ];
};

/** ARNs, with wildcards, that the roles of bootstrap do not trust. */
export function untrustedArns(config: RuleInput): string[] {
  const { environments, name, permissionsBoundaryArn, pipeline, region = '', rolePath, services, terraform } = config;
  const { accountId, permissionsBoundaryArn: boundary = permissionsBoundaryArn } = pipeline;
  if (name === undefined || boundary === undefined || hasOwnRoles(terraform)) return [];
  const arn = (resource: string) => `arn:${partitionOf(region).name}:iam::${accountId}:${resource}`;
  const inside = environments.filter((environment) => environment.accountId === accountId);
  const roles = inside.flatMap((environment) => {
    const { name: environmentName } = environment;
    if (environmentName === undefined) return [];
    const stacks = config.targets
      .filter((target) => target.environment === environment)
      .map(({ service, settings }) => serviceNames({ name }, environmentName, named(service), settings).stack);
    return environmentRolePatterns({ name, rolePath }, environmentName, stacks);
  });
  const users = services.flatMap((service) =>
    service.push?.iamUser ? [pipelineNames({ name }, named(service)).pushUser] : [],
  );
  const prefixed = users.map((user) => (user.startsWith(`${name}-`) ? `${name}-*` : user));
  return [
    ...[...pipelineRolePatterns({ name, rolePath }), ...roles].map((pattern) => arn(`role${pattern}`)),
    ...[...new Set(prefixed)].map((user) => arn(`user/${user}`)),
  ];
}

function named<T extends { readonly name?: string }>(service: T): T & { readonly name: string } {
  return { ...service, name: service.name ?? '' };
}

function matches(arn: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[^\w]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(arn);
}
