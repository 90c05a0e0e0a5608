import { type IResolver, type Project, YamlFile } from 'projen';
import { ACTIONS } from '../src/render/actions';

const READ_ONLY = { contents: 'read' };

/** The image has the AWS CLI, Chromium, shellcheck and the GitHub CLI. A newer one is a change to test. */
const RUNNER = 'ubuntu-24.04';

/** The oldest supported Node.js release line, on which the package is built. */
const BUILD_NODE = 20;

/** npm 11.5.1 is the first to support trusted publishing; Node.js 24 brings a newer one. */
const PUBLISH_NODE = 24;

const checkout = (options = {}) => ({ uses: ACTIONS.checkout, with: { 'persist-credentials': false, ...options } });

const setupNode = (version: number) => ({
  uses: ACTIONS.setupNode,
  // A cache that a pull request filled must not reach a release.
  with: { 'node-version': version, 'package-manager-cache': false },
});

/** Everything that .ci/run calls, and .ci/run. */
const CHECKS = [
  setupNode(BUILD_NODE),
  { uses: ACTIONS.setupTerraform, with: { terraform_version: '1.11.4', terraform_wrapper: false } },
  {
    name: 'Install tmux, cfn-lint and moto',
    run: [
      'sudo apt-get update -qq',
      'sudo apt-get install -y -qq --no-install-recommends tmux',
      'python3 -m venv "$RUNNER_TEMP/python"',
      '"$RUNNER_TEMP/python/bin/pip" install --quiet --requirement .ci/requirements.txt',
      'echo "$RUNNER_TEMP/python/bin" >> "$GITHUB_PATH"',
      '',
    ].join('\n'),
  },
  { name: 'Check, build and test everything', run: '.ci/run' },
];

/**
 * A workflow in GitHub's own syntax. Not projen's GithubWorkflow, which puts `ACTION@COMMIT # RELEASE` in quotes, so
 * that the release becomes part of the reference.
 */
class Workflow extends YamlFile {
  constructor(project: Project, name: string, obj: object) {
    super(project, `.github/workflows/${name}.yml`, { obj: { name, ...obj } });
  }

  protected synthesizeContent(resolver: IResolver): string | undefined {
    return super.synthesizeContent(resolver)?.replace(/uses: "([^"]+)"/g, 'uses: $1');
  }
}

export function addCiWorkflow(project: Project): void {
  new Workflow(project, 'ci', {
    on: { pull_request: {}, merge_group: {}, push: { branches: ['main'] } },
    permissions: READ_ONLY,
    concurrency: {
      group: 'ci-${{ github.ref }}',
      'cancel-in-progress': "${{ github.event_name == 'pull_request' }}",
    },
    jobs: { ci: { 'runs-on': RUNNER, 'timeout-minutes': 45, steps: [checkout(), ...CHECKS] } },
  });
}

/**
 * Publishes both packages from the commit of a tag. Only a tag starts it: rulesets protect tags, a tag names the commit
 * for good, and the environment can refuse every other ref. Not projen's Release component: it computes the version
 * from commit messages, writes it into package.json during the release, and publishes one package.
 *
 * Running the failed jobs again completes a release that stopped halfway: the tarballs are those of the first attempt,
 * and what npm and GitHub already have is skipped.
 */
export function addReleaseWorkflow(project: Project): void {
  const artifact = { name: 'release', path: 'dist' };
  new Workflow(project, 'release', {
    on: { push: { tags: ['v*'] } },
    permissions: {},
    concurrency: { group: 'release', 'cancel-in-progress': false },
    jobs: {
      build: {
        'runs-on': RUNNER,
        'timeout-minutes': 45,
        permissions: READ_ONLY,
        steps: [
          checkout({ 'fetch-depth': 0 }),
          {
            name: 'Check that the tag, the versions, the changelog and main agree',
            run: 'node scripts/check-release.mjs "$GITHUB_REF_NAME" dist/notes.md',
          },
          ...CHECKS,
          {
            name: 'Pack both packages',
            run: 'npm pack --pack-destination dist\nnpm pack --workspace generators --pack-destination dist\n',
          },
          { uses: ACTIONS.uploadArtifact, with: { ...artifact, 'if-no-files-found': 'error' } },
        ],
      },
      publish: {
        needs: ['build'],
        'runs-on': RUNNER,
        'timeout-minutes': 15,
        environment: 'release',
        permissions: { ...READ_ONLY, 'id-token': 'write' }, // the token is npm's only credential
        steps: [
          checkout(),
          setupNode(PUBLISH_NODE),
          { uses: ACTIONS.downloadArtifact, with: artifact },
          {
            name: 'Publish to npm', // ecs-pipeline first: the generators require it
            run: 'node scripts/publish-packages.mjs dist/ecs-pipeline-*.tgz dist/generator-ecs-pipeline-*.tgz',
          },
        ],
      },
      'github-release': {
        needs: ['publish'],
        'runs-on': RUNNER,
        'timeout-minutes': 5,
        permissions: { contents: 'write' },
        steps: [
          { uses: ACTIONS.downloadArtifact, with: artifact },
          {
            name: 'Create the GitHub release',
            env: {
              GH_REPO: '${{ github.repository }}',
              GH_TOKEN: '${{ github.token }}',
              PRERELEASE: "${{ contains(github.ref_name, '-') }}",
            },
            run: [
              'gh release view "$GITHUB_REF_NAME" ||',
              '  gh release create "$GITHUB_REF_NAME" --verify-tag --prerelease="$PRERELEASE" \\',
              '    --notes-file dist/notes.md',
              '',
            ].join('\n'),
          },
        ],
      },
    },
  });
}
