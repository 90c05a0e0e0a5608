import { resolveModel } from '../../src/model/resolve-model';
import { renderRepository } from '../../src/render/repository';
import { exampleConfig } from '../e2e/repository';

/** Roles that are not created here: AWS's own, roles in the config, and bootstrap roles of other products. */
const OTHERS = [
  /^aws-(reserved|service-role)\//,
  /^bootstrap\/\*$/,
  /^(\*\/)?(developer|qa|release-manager)$/,
  /^\*$/, // doctor checks whether they exist
  /^teams\/media\/(ecs-execution|terraform|worker)/,
  /^teams\/release-manager$/,
];

const rolesIn = (text: string) => [...text.matchAll(/:role\/([\w+=,.@/*${}[\]-]+)/g)].map(([, name]) => name!);

test('every created role is below the path, in every ARN', () => {
  const model = resolveModel({ ...exampleConfig('everything'), rolePath: '/a/path/' });
  const files = renderRepository(model).filter(({ path }) => !path.startsWith('modules/'));
  const found = files.flatMap(({ content, path }) => rolesIn(content).map((name) => ({ path, name })));

  const elsewhere = found.filter(({ name }) => !name.startsWith('a/path/') && !OTHERS.some((one) => one.test(name)));

  expect(elsewhere).toEqual([]);
  for (const folder of ['bootstrap/', 'environments/dev/', 'pipeline/', '.github/', 'docs/']) {
    expect(found.map(({ path }) => path)).toContainEqual(expect.stringMatching(new RegExp(`^${folder}`)));
  }
});
