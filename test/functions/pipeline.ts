/** The constant that functions.tf adds to the function: two environments, the second with an approval. */
export const PIPELINE = {
  name: 'shop_api',
  repository: 'shop/api',
  image: '111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/api',
  tagDeployed: true,
  environments: [environment('dev', '222222222222', []), environment('production', '444444444444', [null])],
};

function environment(name: string, accountId: string, approvals: readonly (string | null)[]) {
  return {
    name,
    approvals,
    room: 500,
    firstStage: `${approvals.length > 0 ? 'approve' : 'deploy'}-${name}`,
    directPipeline: `shop_api_${name}`,
    hold: `/ecs-pipeline/shop/shop_api/${name}/hold`,
    agreement: `/ecs-pipeline/shop/shop_api/${name}/agreement`,
    stacks: [
      {
        stackName: `shop-${name}-api`,
        region: 'eu-west-1',
        roleArn: `arn:aws:iam::${accountId}:role/shop-${name}-api-promotion`,
        stackRoleArn: `arn:aws:iam::${accountId}:role/shop-${name}-api-cloudformation`,
        imageParameter: `/ecs/shop-${name}-api/deployed-image`,
        deploymentParameter: `/ecs/shop-${name}-api/deployment`,
      },
    ],
  };
}
