import { Model, RootModel } from '../model/model';
import { functionsStackName } from '../naming/names';

/** A CloudFormation stack that a root creates: Terraform sees its template and parameters, and nothing in it. */
export interface StackOfRoot {
  readonly root: RootModel;
  readonly name: string;
}

/** Every stack that the roots create, in the order of the roots. */
export function stacksOf({ environments, pipelineAccount, pipelines }: Model): StackOfRoot[] {
  return [
    ...environments.flatMap((root) =>
      root.services.map(({ settings }): StackOfRoot => ({ root, name: settings.stackName })),
    ),
    ...pipelines.map(({ prefix }): StackOfRoot => ({ root: pipelineAccount, name: functionsStackName(prefix) })),
  ];
}
