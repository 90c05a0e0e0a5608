import { Partition } from '../aws/partition';
import { ApprovalSettingsModel, NotificationSettingsModel, ServiceSettingsModel } from './resolved';

/** The data that files are rendered from: every name, ARN, stage and default of a config, spelled out. */
export interface Model {
  readonly name: string;
  readonly partition: Partition;
  readonly terraform: TerraformModel;
  readonly bootstrap: BootstrapModel;
  readonly ci: CiModel | null;
  /** Path of all roles that Terraform creates, except those that the pipelines assume. */
  readonly rolePath: string;
  /** Path of the roles that the pipelines assume. The policies of the artifact stores grant access by it. */
  readonly pipelineRolePath: string;
  /** Path of the holds and, below `rolePath`, of the roles that the pipelines assume. */
  readonly path: string;
  readonly pipelineAccount: PipelineAccountModel;
  /** Name of the pipeline account's policy for those who look. */
  readonly lookPolicy: string;
  /** In promotion order. */
  readonly environments: readonly EnvironmentModel[];
  readonly pipelines: readonly PipelineModel[];
  readonly artifactStores: readonly ArtifactStoreModel[];
  readonly notifications: readonly NotificationModel[];
  /** Alias of the topics' KMS key, without `alias/`. */
  readonly notificationAlias: string;
}

/** Where the Terraform states are. */
export interface TerraformModel {
  readonly stateBucket: string;
  readonly stateRegion: string;
  /** ARN of the role that reads the states for plans that are not applied, or null for the caller's own credentials. */
  readonly statePlanRoleArn: string | null;
}

/** A root: a folder, a state, an account. */
export interface RootModel {
  /** Its name in commands, roles and the environments of the CI system. */
  readonly name: string;
  /** Relative to the repository, with forward slashes. */
  readonly folder: string;
  readonly stateKey: string;
  readonly accountId: string;
  readonly region: string;
  /** ARN of the role that Terraform assumes, or null for the caller's own credentials. */
  readonly roleArn: string | null;
  /** ARN of the role for plans that are not applied, or null for the caller's own credentials. */
  readonly planRoleArn: string | null;
  /** ARN of the role that reads and writes the state, or null for the caller's own credentials. */
  readonly stateRoleArn: string | null;
  /** ARN of the permissions boundary of every role and user that Terraform creates, or null. */
  readonly boundaryArn: string | null;
  /** The same if the config sets it, or null. */
  readonly givenBoundaryArn: string | null;
  readonly tags: { readonly [key: string]: string };
}

/** The resources that `npx ecs-pipeline bootstrap` creates before the first apply. */
export interface BootstrapModel {
  /** Name of the CloudFormation stack in every account. */
  readonly stackName: string;
  /** Path of all policies. */
  readonly path: string;
  /** Path of all roles whose names the config does not set. */
  readonly rolePath: string;
  /**
   * Whether it creates Terraform's roles, the roles of the states and, unless the config sets one, the permissions
   * boundary.
   */
  readonly createsRoles: boolean;
  readonly createsStateBucket: boolean;
  readonly createsGithubOidcProvider: boolean;
  readonly createsGitlabOidcProviders: boolean;
  /** Name of the permissions boundary that it creates, without the path. */
  readonly boundaryName: string;
  /** Terraform's role in every account, or null if unknown. */
  readonly role: BootstrapRoleModel | null;
  readonly planRole: BootstrapRoleModel | null;
  /** ARNs of the managed policies of Terraform's role. */
  readonly policyArns: readonly string[];
  /** The CI system's role for plans, or null without a CI system. */
  readonly ciPlanRoleArn: string | null;
  /** The pipeline account first. */
  readonly accounts: readonly BootstrapAccountModel[];
}

/** An IAM role: its path, which starts and ends with a slash, and its name. */
export interface BootstrapRoleModel {
  readonly path: string;
  readonly name: string;
}

/** An account and the roots in it. */
export interface BootstrapAccountModel {
  readonly accountId: string;
  readonly region: string;
  readonly isPipelineAccount: boolean;
  /** ARN of the permissions boundary that the config sets for the account, or null. */
  readonly givenBoundaryArn: string | null;
  readonly roots: readonly BootstrapRootModel[];
}

/** Who can apply a root, and with which roles. */
export interface BootstrapRootModel {
  readonly name: string;
  readonly stateKey: string;
  /** Name of the role of its state, without the path. */
  readonly stateRoleName: string;
  /** Name of the CI system's role that applies the root, without the path, or null without a CI system. */
  readonly ciRoleName: string | null;
  readonly ciRoleArn: string | null;
  /** ARNs, with wildcards, of the principals that can run Terraform here, besides the CI system. */
  readonly principals: readonly string[];
}

/** The CI system of the generated repository. */
export interface CiModel {
  readonly github: GithubCiModel;
}

/** The GitHub repository that the generated repository is pushed to. */
export interface GithubCiModel {
  /** `owner/repository`. */
  readonly repository: string;
  readonly ownerId: number | null;
  readonly repositoryId: number | null;
  /** The branch that CI applies. */
  readonly branch: string;
  readonly oidcProviderArn: string;
}

/** The root of the pipeline account. */
export interface PipelineAccountModel extends RootModel {
  readonly logRetentionDays: number;
  /** ARN of the OIDC provider of GitHub Actions, or null when GitHub neither pushes nor runs Terraform. */
  readonly githubOidcProviderArn: string | null;
  /** The OIDC providers of GitLab, one for each URL that a project pushes from. */
  readonly gitlabOidcProviders: readonly OidcProviderModel[];
}

/** An IAM OIDC provider. */
export interface OidcProviderModel {
  readonly url: string;
  readonly arn: string;
}

/** The root of an environment, with the environment's name. */
export interface EnvironmentModel extends RootModel {
  /** The approvals that a deployment waits for, all of them. Empty where deployments are automatic. */
  readonly approvals: readonly ApprovalModel[];
  /** Name of the policy for those who look, in the environment's account. */
  readonly lookPolicy: string;
  /** Name of the policy for operators in the pipeline account, or null where the approvers are the operators. */
  readonly operatePolicy: string | null;
  readonly services: readonly EnvironmentServiceModel[];
  /** The locals that the environment's `inputs.tf` must define. */
  readonly inputs: readonly InputName[];
  /** Name of the cluster that the initial `cluster.tf` creates. */
  readonly clusterName: string;
  /** Name of the load balancer that the initial `load_balancer.tf` creates. */
  readonly loadBalancerName: string;
  /** Fargate capacity providers that the cluster of the initial `cluster.tf` needs. */
  readonly fargateCapacityProviders: readonly string[];
}

/** A local of an environment's `inputs.tf`. */
export type InputName = 'cluster_name' | 'subnet_ids' | 'security_group_ids' | 'assign_public_ip' | 'listener_arn';

/** An approval of deployments to an environment: approvers, notified addresses and instructions. */
export interface ApprovalModel extends Omit<ApprovalSettingsModel, 'approvers'> {
  /** The environment and, if the approval has one, its name: `production/qa`. Unique among approvals. */
  readonly key: string;
  readonly topic: string;
  /** Name of the policy for approvers; the first of several where one policy has no room for all pipelines. */
  readonly policy: string;
  readonly approvers: readonly ApproverModel[];
}

/** An IAM role or user in the pipeline account that can approve. */
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
  /** The log group of the containers, whether ecs-pipeline creates it or not. */
  readonly logGroupName: string;
  readonly deployment: ServiceDeploymentModel;
}

/** How the pipelines deploy the service. */
export interface ServiceDeploymentModel {
  /** Whether deployments wait for no approval. */
  readonly isAutomatic: boolean;
  readonly pipelineAccountId: string;
  /** ARN of the role that the pipelines assume to deploy. */
  readonly pipelineRoleArn: string;
  /** ARN of the role that the pipelines' function assumes to check and record deployments. */
  readonly functionsRoleArn: string;
  /** ARNs of the repositories that the tasks pull from. */
  readonly repositoryArns: readonly string[];
}

/** The repository and the pipelines of an image. */
export interface PipelineModel {
  /** The service that the pipelines are named after. */
  readonly service: string;
  /** All services that run the image: its owner, and those that share the image. */
  readonly services: readonly string[];
  /** The environments that the services run in, in promotion order. */
  readonly environments: readonly string[];
  /** The prefix of the names of roles, function, stack and rule. */
  readonly prefix: string;
  /** Name of the promotion pipeline. The names of direct pipelines append the environment. */
  readonly name: string;
  readonly roleArn: string;
  readonly functionsRoleArn: string;
  readonly repository: RepositoryModel;
}

/** The repository whose images a pipeline deploys. */
export interface RepositoryModel {
  readonly name: string;
  readonly arn: string;
  /** ARNs of the extra repositories. */
  readonly extraArns: readonly string[];
  /** The URL that images are pushed to. */
  readonly url: string;
  /** The tag whose push starts the pipeline. */
  readonly imageTag: string;
  /** How to create the repository, or null for an existing one. */
  readonly creation: RepositoryCreationModel | null;
  /** The role that a GitHub workflow assumes to push, or null. */
  readonly github: GithubPushModel | null;
  /** The role that a GitLab pipeline assumes to push, or null. */
  readonly gitlab: GitlabPushModel | null;
  /** Name of the IAM user whose access key is in the output `creds`, or null. */
  readonly pushUser: string | null;
}

/** The settings of a repository that ecs-pipeline creates. */
export interface RepositoryCreationModel {
  readonly extraRepositoryNames: readonly string[];
  readonly untaggedExpirationDays: number;
  readonly forceDelete: boolean;
}

/** A role that workflows of a GitHub repository assume to push images. */
export interface GithubPushModel {
  readonly repository: string;
  /** ID of the repository owner, or null for any owner with that name. */
  readonly ownerId: number | null;
  /** ID of the repository, or null for any repository with that name. */
  readonly repositoryId: number | null;
  readonly branches: readonly string[];
  readonly tags: readonly string[];
  /** GitHub environments. */
  readonly environments: readonly string[];
  readonly roleName: string;
  readonly roleArn: string;
  readonly oidcProviderArn: string;
}

/** A role that pipelines of a GitLab project assume to push images. */
export interface GitlabPushModel {
  readonly project: string;
  /** ID of the project, or null for any project with that path. */
  readonly projectId: number | null;
  readonly branches: readonly string[];
  readonly tags: readonly string[];
  readonly url: string;
  readonly roleName: string;
  readonly roleArn: string;
  readonly oidcProviderArn: string;
}

/** The artifact bucket of one Region. */
export interface ArtifactStoreModel {
  readonly region: string;
  readonly bucketName: string;
  readonly aliasName: string;
  readonly expirationDays: number;
}

/** A notification: its recipients and events. */
export interface NotificationModel extends NotificationSettingsModel {
  /** Name of the topic for its email addresses. */
  readonly topic: string;
  /**
   * The EventBridge rules that it needs, by the events that they match. The release of a hold is a separate event here.
   */
  readonly rules: readonly { readonly event: NotifiedEvent; readonly name: string }[];
}

/** An event with an EventBridge rule. */
export type NotifiedEvent = 'waiting' | 'failed' | 'rolledBack' | 'onHold' | 'released';
