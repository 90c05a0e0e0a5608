import { DeleteParameterCommand, GetParameterCommand, ParameterNotFound, type SSMClient } from '@aws-sdk/client-ssm';
import type { Project } from './project';

/** The holds, read from Parameter Store in the pipeline account. */
export class Holds {
  constructor(
    private readonly client: SSMClient,
    private readonly project: Project,
  ) {}

  /** The reason for the hold on the environment, or undefined. */
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
