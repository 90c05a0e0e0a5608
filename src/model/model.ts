import { Partition } from '../aws/partition';
import { ApprovalSettingsModel, NotificationSettingsModel, ServiceSettingsModel } from './resolved';

/** What the files are made from: every name, ARN, stage and default of a config, spelled out. */
export interface Model {
  readonly name: string;
  readonly partition: Partition;
  readonly terraform: TerraformModel;
  readonly bootstrap: BootstrapModel;
  readonly ci: CiModel | null;
  /** Path of all roles that Terraform creates, but for those that the pipelines act as. */
  readonly rolePath: string;
  /** Path of the roles that the pipelines act as, by which the artifact stores know them. */
  readonly pipelineRolePath: string;
  /** Path of the holds and, below `rolePath`, of the roles that the pipelines act as. */
  readonly path: string;
  readonly pipelineAccount: PipelineAccountModel;
  /** Name of the pipeline account's view policy. */
  readonly viewPolicy: string;
  /** In promotion order. */
  readonly environments: readonly EnvironmentModel[];
  readonly pipelines: readonly PipelineModel[];
  readonly artifactStores: readonly ArtifactStoreModel[];
  readonly notifications: readonly NotificationModel[];
  /** Alias of the key of the topics, without `alias/`. */
  readonly notificationAlias: string;
}

/** Where the state of every root is. */
export interface TerraformModel {
  readonly stateBucket: string;
  readonly stateRegion: string;
  /** ARN of the role that plans which nobody applies read the states as, or null for the caller's own credentials. */
  readonly statePlanRoleArn: string | null;
}

/** One Terraform root: a folder, a state, an account. */
export interface RootModel {
  /** What commands, roles and the environments of the CI system call it. */
  readonly name: string;
  /** Relative to the repository, with forward slashes. */
  readonly folder: string;
  readonly stateKey: string;
  readonly accountId: string;
  readonly region: string;
  /** ARN of the role that Terraform assumes, or null for the caller's own credentials. */
  readonly roleArn: string | null;
  /** ARN of the role that plans which nobody applies are made with, or null for the caller's own credentials. */
  readonly planRoleArn: string | null;
  /** ARN of the role that reads and writes the state, or null for the caller's own credentials. */
  readonly stateRoleArn: string | null;
  /** ARN of the permissions boundary of every role and user that Terraform creates, or null. */
  readonly boundaryArn: string | null;
  /** The same where the config names it, or null. */
  readonly givenBoundaryArn: string | null;
  readonly tags: { readonly [key: string]: string };
}

/** What `npx ecs-pipeline bootstrap` creates before the first apply. */
export interface BootstrapModel {
  /** Name of the CloudFormation stack in every account. */
  readonly stackName: string;
  /** Path of all policies. */
  readonly path: string;
  /** Path of all roles whose name the config does not give. */
  readonly rolePath: string;
  /** Whether it creates Terraform's roles, those of the states and, where the config names none, the permissions boundary. */
  readonly createsRoles: boolean;
  readonly createsStateBucket: boolean;
  readonly createsGithubOidcProvider: boolean;
  readonly createsGitlabOidcProviders: boolean;
  /** Name of the permissions boundary that it creates, without the path. */
  readonly boundaryName: string;
  /** Terraform's role, in every account, or null where none is known. */
  readonly role: BootstrapRoleModel | null;
  readonly planRole: BootstrapRoleModel | null;
  /** ARNs of managed policies of Terraform's role. */
  readonly policyArns: readonly string[];
  /** The CI system's role for plans, or null without a CI system. */
  readonly ciPlanRoleArn: string | null;
  /** The pipeline account first. */
  readonly accounts: readonly BootstrapAccountModel[];
}

/** An IAM role by its path, which begins and ends with a slash, and its name. */
export interface BootstrapRoleModel {
  readonly path: string;
  readonly name: string;
}

/** One account, and the roots in it. */
export interface BootstrapAccountModel {
  readonly accountId: string;
  readonly region: string;
  readonly isPipelineAccount: boolean;
  /** ARN of the permissions boundary that the config names for the account, or null. */
  readonly givenBoundaryArn: string | null;
  readonly roots: readonly BootstrapRootModel[];
}

/** Who may apply a root, and with which roles. */
export interface BootstrapRootModel {
  readonly name: string;
  readonly stateKey: string;
  /** Name of the role of its state, without the path. */
  readonly stateRoleName: string;
  /** Name of the CI system's role that applies it, without the path, or null without a CI system. */
  readonly ciRoleName: string | null;
  readonly ciRoleArn: string | null;
  /** ARNs, with wildcards, of who may run Terraform here beside the CI system. */
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
  /** The branch that is applied. */
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

/** The root of one environment, which has its name. */
export interface EnvironmentModel extends RootModel {
  /** What a deployment waits for: all of them, or, where there are none, nobody. */
  readonly approvals: readonly ApprovalModel[];
  /** Name of the view policy in the environment's account. */
  readonly viewPolicy: string;
  /** Name of the policy for those who operate it, in the pipeline account, or null where that is for those who approve. */
  readonly operatePolicy: string | null;
  readonly services: readonly EnvironmentServiceModel[];
  /** The locals that the environment's `inputs.tf` has to define. */
  readonly inputs: readonly InputName[];
  /** Name of the cluster that the first `cluster.tf` creates. */
  readonly clusterName: string;
  /** Name of the load balancer that the first `load_balancer.tf` creates. */
  readonly loadBalancerName: string;
  /** Capacity providers of Fargate that the cluster of the first `cluster.tf` needs. */
  readonly fargateCapacityProviders: readonly string[];
}

/** A local of an environment's `inputs.tf`. */
export type InputName = 'cluster_name' | 'subnet_ids' | 'security_group_ids' | 'assign_public_ip' | 'listener_arn';

/** Who approves a deployment to an environment, who is told, and what they read. */
export interface ApprovalModel extends Omit<ApprovalSettingsModel, 'approvers'> {
  /** The environment, and its own name where it has one: `production/qa`. No other approval has it. */
  readonly key: string;
  readonly topic: string;
  /** Name of the policy to approve, which is the first of several where one has no room for all pipelines. */
  readonly policy: string;
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
  /** ARN of the role that the pipelines act as, which deploys. */
  readonly pipelineRoleArn: string;
  /** ARN of the role that their function acts as, which checks and records. */
  readonly functionsRoleArn: string;
  /** ARNs of the repositories that the tasks pull from. */
  readonly repositoryArns: readonly string[];
}

/** The registry and the pipelines of an image. */
export interface PipelineModel {
  /** The service that the pipelines are named after. */
  readonly service: string;
  /** All services that run the image: that one, and those that share it. */
  readonly services: readonly string[];
  /** The environments that they run in, in promotion order. */
  readonly environments: readonly string[];
  /** What the names of roles, function, stack and rule begin with. */
  readonly prefix: string;
  /** Name of the pipeline that promotes; those that deploy to one environment only add its name. */
  readonly name: string;
  readonly roleArn: string;
  readonly functionsRoleArn: string;
  readonly repository: RepositoryModel;
}

/** The repository whose images a pipeline deploys. */
export interface RepositoryModel {
  readonly name: string;
  readonly arn: string;
  /** ARNs of the further repositories of the services. */
  readonly extraArns: readonly string[];
  /** What images are pushed to. */
  readonly url: string;
  /** The tag whose push starts the pipeline. */
  readonly imageTag: string;
  /** How it is created, or null for an existing repository. */
  readonly creation: RepositoryCreationModel | null;
  /** What a GitHub workflow assumes to push, or null. */
  readonly github: GithubPushModel | null;
  /** What a GitLab pipeline assumes to push, or null. */
  readonly gitlab: GitlabPushModel | null;
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
  readonly tags: readonly string[];
  /** Environments of GitHub. */
  readonly environments: readonly string[];
  readonly roleName: string;
  readonly roleArn: string;
  readonly oidcProviderArn: string;
}

/** A role that pipelines of a GitLab project assume to push images. */
export interface GitlabPushModel {
  readonly project: string;
  /** Id of the project, or null for any of that path. */
  readonly projectId: number | null;
  readonly branches: readonly string[];
  readonly tags: readonly string[];
  readonly url: string;
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
}

/** Who is told of what. */
export interface NotificationModel extends NotificationSettingsModel {
  /** Name of the topic for its e-mail addresses. */
  readonly topic: string;
  /** The EventBridge rules that it needs, by what they let through. A release is an event of its own here. */
  readonly rules: readonly { readonly event: NotifiedEvent; readonly name: string }[];
}

/** What there is an EventBridge rule for. */
export type NotifiedEvent = 'waiting' | 'failed' | 'rolledBack' | 'onHold' | 'released';
