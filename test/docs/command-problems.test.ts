import { commandProblem } from './command-problems';

test.each([
  ['npx ecs-pipeline status --watch'],
  ['npx ecs-pipeline help rollback'],
  ['npx ecs-pipeline ci apply dev --reviewed plans'],
  ['npx projen'],
  ['npx projen test:unit'],
  ['npx projen plan:pipeline'],
  ['npx projen new --from ecs-pipeline --name shop --no-git'],
  ['npm run test:promotion -- --states 7'],
  ['npm run test:live -- --emulator'],
  ['yo ecs-pipeline:service --name worker --skip-install'],
  ['npx projen test:unit --testPathPatterns test/rules'],
  ['npx biome check --write'],
  ['git diff'],
])('%s has no problem', async (command) => {
  expect(await commandProblem(command.split(' '))).toBeUndefined();
});

test.each([
  ['npx ecs-pipeline statsu', "error: unknown command 'statsu'\n(Did you mean status?)"],
  ['npx ecs-pipeline status --wach', "error: unknown option '--wach'\n(Did you mean --watch?)"],
  ['npx ecs-pipeline discard', "error: missing required argument 'files'"],
  ['npx ecs-pipeline ci plan dev', "error: required option '--to <FOLDER>' not specified"],
  ['npx frobnicate', 'unknown program npx frobnicate'],
  ['npx projen frobnicate', 'unknown task frobnicate'],
  ['npx projen lint --fix', 'the task lint takes no arguments'],
  ['npx projen new --from ecs-pipeline --nme shop', 'unknown flag --nme'],
  ['npm frobnicate', 'unknown npm frobnicate'],
  ['npm run frobnicate', 'unknown script frobnicate'],
  ['npm run test:promotion --states 7', 'npm run test:promotion: --states must follow --'],
  ['npm run test:promotion -- --stats 7', 'unknown flag --stats'],
  ['npm run test:live -- --frobnicate', expect.stringContaining("unknown option '--frobnicate'")],
  ['yo ecs-pipeline:frobnicate', 'unknown generator ecs-pipeline:frobnicate'],
  ['yo ecs-pipeline --frobnicate', 'unknown flag --frobnicate'],
  ['terragrunt apply', 'unknown program terragrunt apply'],
])('%s: %s', async (command, problem) => {
  expect(await commandProblem(command.split(' '))).toEqual(problem);
});
