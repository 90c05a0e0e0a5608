import { approvalNames } from './approval-names';
import { approvalLengths, approvers, firstApproval, literalInstructions, notifiedAddresses } from './approvals';
import {
  alarmActionPlaces,
  deadLetterQueuePlaces,
  discoveryPlaces,
  loadBalancerPlaces,
  propertyPlaces,
  rolePlaces,
  rolePolicyPlaces,
  targetGroupPlaces,
} from './arn-places';
import { boundarySize, terraformTrustSize } from './bootstrap-sizes';
import { capacityProviderNames, capacityProviderStrategies } from './capacity-providers';
import { mergedItems, mergedSidecarItems } from './cloudformation-items';
import { givenPropertyProblems, literalProperties } from './cloudformation-properties';
import { containerDependencies, dependencyCycles, startTimeouts } from './container-dependencies';
import { containerPorts } from './container-ports';
import { deviceNames } from './device-names';
import { discoveryProperties } from './discovery-properties';
import { pushPolicySize, pushTrustSize, secretsPolicySize, templateSize } from './document-sizes';
import {
  duplicateContainers,
  duplicateNames,
  duplicateScalingMetrics,
  duplicateScalingSchedules,
  duplicateVolumes,
} from './duplicate-names';
import { variableNames, variablesOnce } from './environment-variables';
import { knownEnvironments, pipelineEnvironment, stageCount, usedEnvironments, usedOverrides } from './environments';
import { fargateSizes } from './fargate-sizes';
import { healthCheckCommands } from './health-checks';
import { existingRepositories, extraRepositoryNames, imageTags, pushUsers, repositoriesOfOthers } from './images';
import { ec2Limits, fargateLimits } from './launch';
import { fargateLinux, linuxNames } from './linux-parameters';
import { gracePeriods, loadBalancerArns, targetGroupArns, targetGroups } from './load-balancer';
import { loadBalancerCollisions } from './load-balancer-collisions';
import { loadBalancerConditions } from './load-balancer-conditions';
import { bridgeHealthChecks, healthCheckCodes, healthCheckProtocols, healthCheckTimes } from './load-balancer-health';
import {
  loadBalancerKinds,
  loadBalancerNeeds,
  loadBalancerProtocols,
  loadBalancerStickiness,
} from './load-balancer-kinds';
import {
  loadBalancerContainers,
  loadBalancerNames,
  loadBalancerSources,
  slowStarts,
  targetGroupCount,
} from './load-balancer-targets';
import { pipelineLogRetention, serviceLogRetention } from './log-retention';
import { fargateLogDrivers, firelensOptions, logOptions, logRouters } from './logging';
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
import { boundaryPlaces, oneBoundary, reservedRolePaths } from './permissions-boundaries';
import { sharingServices, sharingTargets } from './pipeline-sizes';
import { githubEnvironments, pushReferences } from './push-references';
import { reservedPrefixes } from './reserved-prefixes';
import { permissionsOfExistingRoles, roleArns, rolePolicyArns, rolePolicyCounts, secretsKeyArns } from './roles';
import { Rule } from './rule';
import {
  alarmActionArns,
  alarmActionCounts,
  alarmPeriods,
  alarmTimes,
  autoscalingLimits,
  deploymentLimits,
} from './scaling';
import { scalingSchedules } from './scaling-schedules';
import { metricDimensions, requestTargets, scalingRange } from './scaling-targets';
import { deadLetterQueues, scheduleLimits, scheduleOptions, schedules, settingsOfServices } from './scheduled-tasks';
import { secretArns } from './secret-arns';
import {
  serviceConnectClients,
  serviceConnectNamespaces,
  serviceConnectNetwork,
  serviceConnectPortNames,
  serviceConnectPorts,
  serviceConnectTimeouts,
  serviceConnectTransports,
} from './service-connect';
import { discoveryNames, discoveryRecords, discoveryServiceArns, discoveryServices } from './service-discovery';
import { imageSources, sharedImages } from './shared-images';
import { sharedRepositories, sidecarImages } from './shared-repositories';
import { sidecarCpu, sidecarMemory } from './sidecar-sizes';
import { tagCounts, tagSpellings, tags } from './tags';
import { containerCount, networkLimits } from './task-limits';
import { terraformExisting, terraformPolicies, terraformPrincipals } from './terraform';
import { terraformPolicySize } from './terraform-policy-size';
import { unsetOverrides } from './unset-overrides';
import { untrustedPrincipals } from './untrusted-principals';
import { mountedVolumes, volumeKinds } from './volumes';

/** All checks that the schema cannot express. */
export const RULES: readonly Rule[] = [
  alarmActionArns,
  alarmActionCounts,
  alarmActionPlaces,
  alarmPeriods,
  alarmTimes,
  approvalLengths,
  approvalNames,
  approvers,
  autoscalingLimits,
  boundaryPlaces,
  bridgeHealthChecks,
  boundarySize,
  capacityProviderNames,
  capacityProviderStrategies,
  containerCount,
  containerDependencies,
  containerPorts,
  dependencyCycles,
  deadLetterQueuePlaces,
  deadLetterQueues,
  deploymentLimits,
  deviceNames,
  discoveryNames,
  discoveryPlaces,
  discoveryProperties,
  discoveryRecords,
  discoveryServiceArns,
  discoveryServices,
  duplicateContainers,
  duplicateNames,
  duplicateScalingMetrics,
  duplicateScalingSchedules,
  duplicateVolumes,
  ec2Limits,
  existingRepositories,
  extraRepositoryNames,
  fargateLinux,
  fargateLimits,
  fargateLogDrivers,
  fargateSizes,
  firelensOptions,
  firstApproval,
  literalInstructions,
  githubEnvironments,
  givenPropertyProblems,
  gracePeriods,
  healthCheckCodes,
  healthCheckCommands,
  healthCheckProtocols,
  healthCheckTimes,
  imageSources,
  imageTags,
  knownEnvironments,
  knownRegions,
  linuxNames,
  literalProperties,
  loadBalancerArns,
  loadBalancerCollisions,
  loadBalancerConditions,
  loadBalancerContainers,
  loadBalancerKinds,
  loadBalancerNames,
  loadBalancerNeeds,
  loadBalancerPlaces,
  loadBalancerProtocols,
  loadBalancerSources,
  loadBalancerStickiness,
  logOptions,
  logRouters,
  mergedItems,
  mergedSidecarItems,
  metricDimensions,
  mountedVolumes,
  nameCollisions,
  nameLengths,
  networkLimits,
  notificationAddresses,
  notificationRecipients,
  notificationTopics,
  notifiedAddresses,
  notifiedApprovals,
  notifiedEnvironments,
  oneBoundary,
  onePartition,
  permissionsOfExistingRoles,
  pipelineEnvironment,
  pipelineLogRetention,
  propertyPlaces,
  pushPolicySize,
  pushReferences,
  pushTrustSize,
  pushUsers,
  repositoriesOfOthers,
  requestTargets,
  reservedPrefixes,
  reservedRolePaths,
  roleArns,
  rolePlaces,
  rolePolicyArns,
  rolePolicyCounts,
  rolePolicyPlaces,
  scalingRange,
  scalingSchedules,
  scheduleLimits,
  scheduleOptions,
  schedules,
  secretArns,
  secretsKeyArns,
  secretsPolicySize,
  serviceConnectClients,
  serviceConnectNamespaces,
  serviceConnectNetwork,
  serviceConnectPortNames,
  serviceConnectPorts,
  serviceConnectTimeouts,
  serviceConnectTransports,
  serviceLogRetention,
  settingsOfServices,
  sharedImages,
  sharedRepositories,
  sharingServices,
  sharingTargets,
  sidecarCpu,
  sidecarImages,
  sidecarMemory,
  slowStarts,
  stageCount,
  startTimeouts,
  supportedPartitions,
  tagCounts,
  tagSpellings,
  tags,
  targetGroupArns,
  targetGroupCount,
  targetGroupPlaces,
  targetGroups,
  templateSize,
  terraformExisting,
  terraformPolicies,
  terraformPolicySize,
  terraformPrincipals,
  terraformTrustSize,
  unsetOverrides,
  untrustedPrincipals,
  usedEnvironments,
  usedOverrides,
  variableNames,
  variablesOnce,
  volumeKinds,
];
