import { Problem } from '../config/problem';
import { SettingPath } from '../config/service-target';
import { settingsRule } from './rule';

/**
 * The first item determines how the others are run.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
 */
export const healthCheckCommands = settingsRule(['healthCheck', 'sidecars'], ({ at, settings }) => {
  const check = (command: readonly string[] | undefined, path: SettingPath): Problem[] => {
    if (command === undefined || command[0] === 'CMD' || command[0] === 'CMD-SHELL') return [];
    return [
      {
        path: at([...path, 'command', 0]),
        message: 'must be CMD or CMD-SHELL',
        value: command[0],
        fix: 'start the command with one of them, such as [CMD-SHELL, "curl --fail http://localhost/"]',
      },
    ];
  };
  return [
    ...check(settings.healthCheck?.command, ['healthCheck']),
    ...(settings.sidecars ?? []).flatMap(({ healthCheck }, index) =>
      check(healthCheck?.command, ['sidecars', index, 'healthCheck']),
    ),
  ];
});
