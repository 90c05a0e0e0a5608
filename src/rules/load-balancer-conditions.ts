import { Problem } from '../config/problem';
import { loadBalancerRule } from './load-balancer-rule';

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const MAX_VALUES = 5;
const MAX_WILDCARDS = 5;
const MAX_LENGTH = 128;

/** The values that a condition can have. Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html */
const CONDITIONS = {
  hosts: {
    pattern: /^[A-Za-z0-9._*?-]*\.[A-Za-z*?]+$/,
    message: 'not a host name',
    fix: 'use a name such as api.example.com or *.example.com, without a scheme or port',
  },
  paths: {
    pattern: /^[/*?][A-Za-z0-9_.$/~"'@:+;&*?-]*$/,
    message: 'not a path',
    fix: 'use a path that starts with / and has no query, such as /api/*',
  },
} as const;

/** Hosts and paths that are invalid, or too many for a listener rule. */
export const loadBalancerConditions = loadBalancerRule([], ({ at, balancer }): Problem[] => {
  const { hosts = [], paths = [] } = balancer;
  const values = [...hosts, ...paths];
  const wildcards = values.join('').replace(/[^*?]/g, '').length;
  return [
    ...unusable('hosts', hosts),
    ...unusable('paths', paths),
    ...(values.length > MAX_VALUES
      ? [
          {
            path: at(paths.length > 0 ? 'paths' : 'hosts'),
            message: `too many hosts and paths for one rule, got ${values.length} (AWS limit: ${MAX_VALUES})`,
            fix: 'use wildcards, or move some to extraLoadBalancers',
          },
        ]
      : []),
    ...(wildcards > MAX_WILDCARDS
      ? [
          {
            path: at(paths.length > 0 ? 'paths' : 'hosts'),
            message: `too many wildcards for one rule, got ${wildcards} (AWS limit: ${MAX_WILDCARDS})`,
            fix: 'use fewer, or move some to extraLoadBalancers',
          },
        ]
      : []),
  ];

  function unusable(key: keyof typeof CONDITIONS, texts: readonly string[]): Problem[] {
    const { fix, message, pattern } = CONDITIONS[key];
    return texts.flatMap((value, index) => {
      if (value.length > MAX_LENGTH) {
        const length = `use at most ${MAX_LENGTH} characters`;
        return [{ path: at(key, index), message: 'too long', value, fix: length }];
      }
      return pattern.test(value) ? [] : [{ path: at(key, index), message, value, fix }];
    });
  }
});
