import { DeleteParameterCommand, GetParameterCommand, ParameterNotFound, type SSMClient } from '@aws-sdk/client-ssm';
import type { Project } from './project';

/** What keeps images out of environments, as the pipeline's account remembers it. */
export class Holds {
  constructor(
    private readonly client: SSMClient,
    private readonly project: Project,
  ) {}

  /** Why nothing is promoted to the environment, or nothing. */
  async reason(environment: string): Promise<string | undefined> {
    try {
      const { Parameter } = await this.client.send(new GetParameterCommand({ Name: this.nameOf(environment) }));
      return JSON.parse(Parameter?.Value ?? '{}').reason;
    } catch (error) {
      if (error instanceof ParameterNotFound) return undefined;
      throw error;
    }
  }

  async remove(environment: string): Promise<void> {
    await this.client.send(new DeleteParameterCommand({ Name: this.nameOf(environment) }));
  }

  private nameOf(environment: string): string {
    const { name, pipelineName } = this.project;
    return `/ecs-pipeline/${name}/${pipelineName}/${environment}/hold`;
  }
}
