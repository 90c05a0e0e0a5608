import { Model, RootModel } from '../model/model';
import { functionsStackName } from '../naming/names';

/** A CloudFormation stack that a root creates. Terraform sees its template and parameters, but not its resources. */
export interface StackOfRoot {
  readonly root: RootModel;
  readonly name: string;
  /** Whether schedules change the bounds of its scaling. */
  readonly hasScheduledBounds: boolean;
}

/** Every stack that the roots create, in the order of the roots. */
export function stacksOf({ environments, pipelineAccount, pipelines }: Model): StackOfRoot[] {
  return [
    ...environments.flatMap((root) =>
      root.services.map(
        ({ settings: { autoscaling, stackName } }): StackOfRoot => ({
          root,
          name: stackName,
          hasScheduledBounds: autoscaling.schedules.length > 0,
        }),
      ),
    ),
    ...pipelines.map(
      ({ prefix }): StackOfRoot => ({
        root: pipelineAccount,
        name: functionsStackName(prefix),
        hasScheduledBounds: false,
      }),
    ),
  ];
}
