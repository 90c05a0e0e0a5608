import { isNpmsOwn } from '../src/node-package';

test.each([
  ['what npm install ecs-pipeline leaves', '{"devDependencies":{"ecs-pipeline":"^0.1.0","projen":"0.103.25"}}', true],
  ['the dependencies of someone', '{"devDependencies":{"ecs-pipeline":"^0.1.0","prettier":"3"}}', false],
  ['the package.json of someone', '{"name":"shop","devDependencies":{"ecs-pipeline":"^0.1.0"}}', false],
  ['dependencies at run time', '{"dependencies":{"express":"5"}}', false],
  ['no JSON', '{', false],
])('%s', (_, content, expected) => {
  expect(isNpmsOwn(content)).toBe(expected);
});
