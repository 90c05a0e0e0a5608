import { approvalNames } from './approval-names';
import { approvalLengths, approvers, firstApproval, literalInstructions, notifiedAddresses } from './approvals';
import { alarmActionPlaces, propertyPlaces, targetGroupPlaces } from './arn-places';
import { terraformPolicySize, terraformTrustSize } from './bootstrap-sizes';
import { capacityProviderNames, capacityProviderStrategies } from './capacity-providers';
import { mergedItems } from './cloudformation-items';
import { givenPropertyProblems, literalProperties } from './cloudformation-properties';
import { githubTrustSize, pushPolicySize, secretsPolicySize, templateSize } from './document-sizes';
import { duplicateContainers, duplicateNames, duplicateVolumes } from './duplicate-names';
import { variableNames, variablesOnce } from './environment-variables';
import { knownEnvironments, pipelineEnvironment, stageCount, usedEnvironments, usedOverrides } from './environments';
import { fargateSizes } from './fargate-sizes';
import { githubBranches } from './github';
import { healthCheckCommands } from './health-checks';
import { existingRepositories, extraRepositoryNames, imageTags, pushUsers, repositoriesOfOthers } from './images';
import { ec2Limits, fargateLimits } from './launch';
import { gracePeriods, targetGroupArns, targetGroups } from './load-balancer';
import { pipelineLogRetention, serviceLogRetention } from './log-retention';
import { nameCollisions } from './name-collisions';
import { nameLengths } from './name-lengths';
import {
  notificationAddresses,
  notificationRecipients,
  notificationTopics,
  notifiedApprovals,
  notifiedEnvironments,
} from './notifications';
import { knownRegions, onePartition, supportedPartitions } from './partitions';
import { sharingServices, sharingTargets } from './pipeline-sizes';
import { reservedPrefixes } from './reserved-prefixes';
import { Rule } from './rule';
import { alarmActionArns, alarmPeriods, autoscalingLimits, deploymentLimits } from './scaling';
import { secretArns } from './secret-arns';
import { imageSources, sharedImages } from './shared-images';
import { sharedRepositories, sidecarImages } from './shared-repositories';
import { sidecarCpu, sidecarMemory } from './sidecar-sizes';
import { tagCounts, tags } from './tags';
import { terraformExisting, terraformPolicies, terraformPrincipals } from './terraform';
import { unsetOverrides } from './unset-overrides';
import { mountedVolumes, volumeKinds } from './volumes';

/** Everything that the schema cannot say. */
export const RULES: readonly Rule[] = [
  alarmActionArns,
  alarmActionPlaces,
  alarmPeriods,
  approvalLengths,
  approvalNames,
  approvers,
  autoscalingLimits,
  capacityProviderNames,
  capacityProviderStrategies,
  deploymentLimits,
  duplicateContainers,
  duplicateNames,
  duplicateVolumes,
  ec2Limits,
  existingRepositories,
  extraRepositoryNames,
  fargateLimits,
  fargateSizes,
  firstApproval,
  literalInstructions,
  githubBranches,
  givenPropertyProblems,
  githubTrustSize,
  gracePeriods,
  healthCheckCommands,
  imageSources,
  imageTags,
  knownEnvironments,
  knownRegions,
  literalProperties,
  mergedItems,
  mountedVolumes,
  nameCollisions,
  nameLengths,
  notificationAddresses,
  notificationRecipients,
  notificationTopics,
  notifiedAddresses,
  notifiedApprovals,
  notifiedEnvironments,
  onePartition,
  pipelineEnvironment,
  pipelineLogRetention,
  propertyPlaces,
  pushPolicySize,
  pushUsers,
  repositoriesOfOthers,
  reservedPrefixes,
  secretArns,
  secretsPolicySize,
  serviceLogRetention,
  sharedImages,
  sharedRepositories,
  sharingServices,
  sharingTargets,
  sidecarCpu,
  sidecarImages,
  sidecarMemory,
  stageCount,
  supportedPartitions,
  tagCounts,
  tags,
  targetGroupArns,
  targetGroupPlaces,
  targetGroups,
  templateSize,
  terraformExisting,
  terraformPolicies,
  terraformPolicySize,
  terraformPrincipals,
  terraformTrustSize,
  unsetOverrides,
  usedEnvironments,
  usedOverrides,
  variableNames,
  variablesOnce,
  volumeKinds,
];
