import { DEFAULTS } from '../config/defaults.generated';
import { Problem } from '../config/problem';
import { LOAD_BALANCERS, loadBalancersIn } from './load-balancer-rule';
import { settingsRule } from './rule';

/** Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const MAX_CONTAINERS = 10;

/** More containers than a task can have. */
export const containerCount = settingsRule(['sidecars'], ({ at, settings: { sidecars = [] } }): Problem[] =>
  sidecars.length < MAX_CONTAINERS
    ? []
    : [
        {
          path: at(['sidecars']),
          message: `too many containers in the task, got ${sidecars.length} sidecars`,
          fix: `use at most ${MAX_CONTAINERS - 1} besides the service's own container`,
        },
      ],
);

/** Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html */
const MAX_SECURITY_GROUPS = 5;
const MAX_SUBNETS = 16;

/** More subnets or security groups than a task can have. One security group is for the load balancers. */
export const networkLimits = settingsRule(
  [...LOAD_BALANCERS, 'networkMode', 'securityGroupIds', 'subnetIds'],
  (target): Problem[] => {
    const {
      networkMode = DEFAULTS.ServiceSettings.networkMode,
      securityGroupIds = [],
      subnetIds = [],
    } = target.settings;
    const isOpened = networkMode === 'awsvpc' && loadBalancersIn(target).length > 0;
    const most = isOpened ? MAX_SECURITY_GROUPS - 1 : MAX_SECURITY_GROUPS;
    const reason = isOpened ? ' because ecs-pipeline adds one for the load balancer' : '';
    return [
      ...(securityGroupIds.length <= most
        ? []
        : [
            {
              path: target.at(['securityGroupIds']),
              message: `too many security groups, got ${securityGroupIds.length}`,
              fix: `use at most ${most}${reason}`,
            },
          ]),
      ...(subnetIds.length <= MAX_SUBNETS
        ? []
        : [
            {
              path: target.at(['subnetIds']),
              message: `too many subnets, got ${subnetIds.length}`,
              fix: `use at most ${MAX_SUBNETS}`,
            },
          ]),
    ];
  },
);
