import { approvers, firstApproval, instructionLengths, literalInstructions, notifiedAddresses } from './approvals';
import { alarmActionPlaces, propertyPlaces, targetGroupPlaces } from './arn-places';
import { capacityProviderNames, capacityProviderStrategies } from './capacity-providers';
import { mergedItems } from './cloudformation-items';
import { givenPropertyProblems, literalProperties } from './cloudformation-properties';
import { githubTrustSize, pushPolicySize, secretsPolicySize, templateSize } from './document-sizes';
import { duplicateContainers, duplicateNames, duplicateVolumes } from './duplicate-names';
import { variableNames, variablesOnce } from './environment-variables';
import { overriddenEnvironments, reservedEnvironmentNames, stageCount } from './environments';
import { fargateSizes } from './fargate-sizes';
import { githubBranches } from './github';
import { healthCheckCommands } from './health-checks';
import { existingRepositories, extraRepositoryNames, imageTags, pushUsers, repositoriesOfOthers } from './images';
import { ec2Limits, fargateLimits } from './launch';
import { gracePeriods, targetGroupArns, targetGroups } from './load-balancer';
import { pipelineLogRetention, serviceLogRetention } from './log-retention';
import { nameCollisions } from './name-collisions';
import { nameLengths } from './name-lengths';
import { knownRegions, onePartition, supportedPartitions } from './partitions';
import { reservedPrefixes } from './reserved-prefixes';
import { Rule } from './rule';
import { alarmActionArns, alarmPeriods, autoscalingLimits, deploymentLimits } from './scaling';
import { secretArns } from './secret-arns';
import { sharedRepositories, sidecarImages } from './shared-repositories';
import { sidecarCpu, sidecarMemory } from './sidecar-sizes';
import { tagCounts, tags } from './tags';
import { mountedVolumes, volumeKinds } from './volumes';

/** Everything that the schema cannot say. */
export const RULES: readonly Rule[] = [
  alarmActionArns,
  alarmActionPlaces,
  alarmPeriods,
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
  imageTags,
  instructionLengths,
  knownRegions,
  literalProperties,
  mergedItems,
  mountedVolumes,
  nameCollisions,
  nameLengths,
  notifiedAddresses,
  onePartition,
  overriddenEnvironments,
  pipelineLogRetention,
  propertyPlaces,
  pushPolicySize,
  pushUsers,
  repositoriesOfOthers,
  reservedEnvironmentNames,
  reservedPrefixes,
  secretArns,
  secretsPolicySize,
  serviceLogRetention,
  sharedRepositories,
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
  variableNames,
  variablesOnce,
  volumeKinds,
];
