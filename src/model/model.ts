import { Partition } from '../aws/partition';
import { ApprovalSettingsModel, ServiceSettingsModel } from './resolved';

/** What the files are made from: every name, ARN, stage and default of a config, spelled out. */
export interface Model {
  readonly name: string;
  readonly partition: Partition;
  readonly terraform: TerraformModel;
  /** IAM path of the roles by which the artifact stores know the pipelines and who deploys. */
  readonly rolePath: string;
  readonly pipelineAccount: PipelineAccountModel;
  /** In promotion order. */
  readonly environments: readonly EnvironmentModel[];
  readonly pipelines: readonly PipelineModel[];
  readonly artifactStores: readonly ArtifactStoreModel[];
}

/** Where the state of every root is, and how Terraform reaches it. */
export interface TerraformModel {
  readonly stateBucket: string;
  readonly stateRegion: string;
  /** ARN of the role that reads and writes the state, or null for the caller's own credentials. */
  readonly stateRoleArn: string | null;
}

/** One Terraform root: a folder, a state, an account. */
export interface RootModel {
  /** Relative to the repository, with forward slashes. */
  readonly folder: string;
  readonly stateKey: string;
  readonly accountId: string;
  readonly region: string;
  /** ARN of the role that Terraform assumes, or null for the caller's own credentials. */
  readonly roleArn: string | null;
  readonly tags: { readonly [key: string]: string };
}

/** The root of the pipeline account. */
export interface PipelineAccountModel extends RootModel {
  readonly executionMode: string;
  readonly logRetentionDays: number;
  /** ARN of the OIDC provider of GitHub Actions, or null when no service is pushed from GitHub. */
  readonly githubOidcProviderArn: string | null;
  readonly createGithubOidcProvider: boolean;
  /** How many pipelines a policy to approve names: with more, an environment has several policies. */
  readonly pipelinesPerApprovalPolicy: number;
}

/** The root of one environment. */
export interface EnvironmentModel extends RootModel {
  readonly name: string;
  /** Null: a deployment does not wait. */
  readonly approval: ApprovalModel | null;
  readonly services: readonly EnvironmentServiceModel[];
  /** The locals that the environment's `inputs.tf` has to define. */
  readonly inputs: readonly InputName[];
  /** Name of the cluster that the first `cluster.tf` creates. */
  readonly clusterName: string;
  /** Capacity providers of Fargate that the cluster of the first `cluster.tf` needs. */
  readonly fargateCapacityProviders: readonly string[];
}

/** A local of an environment's `inputs.tf`. */
export type InputName = 'cluster_name' | 'subnet_ids' | 'security_group_ids' | 'assign_public_ip';

/** Who approves a deployment to an environment, who is told, and what they read. */
export interface ApprovalModel extends Omit<ApprovalSettingsModel, 'approvers'> {
  readonly approvers: readonly ApproverModel[];
}

/** An IAM role or user of the pipeline account that may approve. */
export interface ApproverModel {
  readonly type: 'role' | 'user';
  /** Its name without the path. */
  readonly name: string;
}

/** A service in one environment. */
export interface EnvironmentServiceModel {
  readonly name: string;
  readonly settings: ServiceSettingsModel;
  /** Settings that come from the locals of `inputs.tf`. */
  readonly inputs: readonly InputName[];
  readonly executionRoleArn: string;
  /** The log group of the containers, created here or not. */
  readonly logGroupName: string;
  readonly deployment: ServiceDeploymentModel;
}

/** How the pipeline deploys to a service. */
export interface ServiceDeploymentModel {
  /** Whether no approval is waited for. */
  readonly isAutomatic: boolean;
  readonly pipelineAccountId: string;
  /** ARNs of the roles that deploy. */
  readonly pipelineRoleArns: readonly string[];
  /** ARN, with a trailing wildcard, of the pipeline's artifacts in the Region of the service. */
  readonly artifactArn: string;
  /** ARNs of the repositories that the tasks pull from. */
  readonly repositoryArns: readonly string[];
}

/** A service's registry and pipeline. */
export interface PipelineModel {
  readonly service: string;
  readonly name: string;
  readonly roleArn: string;
  readonly functionsRoleArn: string;
  readonly repository: RepositoryModel;
}

/** The repository whose images a pipeline deploys. */
export interface RepositoryModel {
  readonly name: string;
  readonly arn: string;
  /** ARNs of the further repositories of the service. */
  readonly extraArns: readonly string[];
  /** What images are pushed to. */
  readonly url: string;
  /** The tag whose push starts the pipeline. */
  readonly imageTag: string;
  /** How it is created, or null for an existing repository. */
  readonly creation: RepositoryCreationModel | null;
  /** What a GitHub workflow assumes to push, or null. */
  readonly github: GithubPushModel | null;
  /** Name of the IAM user whose key is in the output `creds`, or null. */
  readonly pushUser: string | null;
}

/** What only a repository that is created here has. */
export interface RepositoryCreationModel {
  readonly extraRepositoryNames: readonly string[];
  readonly untaggedExpirationDays: number;
  readonly forceDelete: boolean;
}

/** A role that workflows of a GitHub repository assume to push images. */
export interface GithubPushModel {
  readonly repository: string;
  /** Id of the owner of the repository, or null for any of that name. */
  readonly ownerId: number | null;
  /** Id of the repository, or null for any of that name. */
  readonly repositoryId: number | null;
  readonly branches: readonly string[];
  readonly roleName: string;
  readonly roleArn: string;
  readonly oidcProviderArn: string;
}

/** The bucket for the artifacts of one Region. */
export interface ArtifactStoreModel {
  readonly region: string;
  readonly bucketName: string;
  readonly aliasName: string;
  readonly expirationDays: number;
  /** The accounts that something is deployed in, in that Region. */
  readonly readerAccountIds: readonly string[];
}
