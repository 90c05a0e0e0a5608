import { bootstrapSizes } from './bootstrap-sizes';
import { checkProperties, report } from './check-properties';
import { effective } from './effective-settings';
import { allowedNames, distinctNames } from './names';
import { promotionPath, stageTable } from './promotion';
import { Property } from './repository';
import { ownAccounts, ownStates } from './roots';
import { REPEAT, RUNS } from './runs';
import { sameBytes } from './same-bytes';
import { parses, paths } from './syntax';

const PROPERTIES: readonly Property[] = [
  allowedNames,
  bootstrapSizes,
  distinctNames,
  effective,
  ownAccounts,
  ownStates,
  parses,
  paths,
  promotionPath,
  sameBytes,
  stageTable,
];

describe(`for ${RUNS} random configs, and for configs that revealed a bug`, () => {
  let failures: ReturnType<typeof checkProperties>;

  beforeAll(() => {
    process.stdout.write(`The random configs of ${__filename}: ${REPEAT}\n`);
    failures = checkProperties(PROPERTIES);
  }, 600_000);

  test.each(PROPERTIES)('$title', (property) => {
    const failure = failures.get(property);
    if (failure) report(property, failure);
  });
});
