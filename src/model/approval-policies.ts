import { SIZE_LIMITS } from '../aws/limits';
import { partitionOf } from '../aws/partition';
import { EcsPipelineConfig } from '../config';
import { stageNames } from '../naming/names';
import { pipelineRegion } from './arns';

/** Characters of a policy to approve that names no pipeline: the three statements, their actions, and some to spare. */
const FIXED_LENGTH = 600;

/**
 * How many pipelines a policy to approve has room for, as `approvals.tf` of the pipelines divides them. A pattern in the
 * place of the list would match the pipelines of other products as well: those of `shop-web` are like `shop-*`.
 */
export function pipelinesPerApprovalPolicy(config: EcsPipelineConfig, pipelineNames: readonly string[]): number {
  const waiting = config.environments.filter(({ approval }) => approval).map(({ name }) => name);
  const { accountId } = config.pipeline;
  const arn = `arn:${partitionOf(config.region).name}:codepipeline:${pipelineRegion(config)}:${accountId}:${longest(pipelineNames)}`;
  const action = `${arn}/${stageNames(longest(waiting)).approve}/Approve`;
  const perPipeline = JSON.stringify([arn, action]).length;
  return Math.floor((SIZE_LIMITS['managed policy'] - FIXED_LENGTH) / perPipeline);
}

function longest(names: readonly string[]): string {
  return names.reduce((found, name) => (name.length > found.length ? name : found), '');
}
