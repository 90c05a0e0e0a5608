// Creates a generated repository from a fresh clone, as a user would: installs, builds and packs this package, and runs
// `npx projen new --from` with the tarball. Uses only Node.js built-ins, because nothing is installed yet.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const config = join(root, 'examples/three-accounts/ecs-pipeline.yaml');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

// Outside this folder, because npm and projen look for a project in parent folders.
const folder = resolve(process.argv[2] ?? mkdtempSync(join(tmpdir(), 'ecs-pipeline-quickstart-')));
if (existsSync(folder) && readdirSync(folder).length > 0) {
  process.stderr.write(`${folder}: folder is not empty; use another one: npm run quickstart -- FOLDER\n`);
  process.exit(1);
}

step('Install', root, 'npm', ['ci', '--no-audit', '--no-fund']);
step('Build and pack', root, 'npm', ['run', '--silent', 'build']);
mkdirSync(folder, { recursive: true });
step('Generate', folder, 'npx', [
  ...['--yes', 'projen', 'new'],
  ...['--from', join(root, `dist/ecs-pipeline-${version}.tgz`), '--config-file', config],
]);

process.stdout.write(`
Generated and committed from examples/three-accounts/ecs-pipeline.yaml: ${folder}

  cd ${folder}
  less docs/pipeline.md       # read how it works and what to apply first
  vi ecs-pipeline.yaml        # change the config
  npx projen                  # regenerate the files
  git diff                    # review the changes

`);

/**
 * @param {string} title
 * @param {string} cwd
 * @param {string} command
 * @param {string[]} args
 */
function step(title, cwd, command, args) {
  process.stdout.write(`\n${title}: ${[command, ...args].join(' ')}\n`);
  try {
    // On Windows, npm and npx are .cmd files, which only a shell can start.
    execFileSync(command, args, { cwd, env: environment(), shell: process.platform === 'win32', stdio: 'inherit' });
  } catch {
    process.stderr.write(
      `\n${title} failed: see the output above. Nothing was written to ${folder} unless the output says so.\n`,
    );
    process.exit(1);
  }
}

/** The environment of a user's shell: the variables that `npm run` adds would lead npm back to this folder. */
function environment() {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|init_cwd$)/i.test(name));
  const identity = { name: 'ecs-pipeline quickstart', email: 'quickstart@example.com' };
  return {
    ...Object.fromEntries(own),
    ...(hasGitIdentity()
      ? {}
      : {
          GIT_AUTHOR_NAME: identity.name,
          GIT_AUTHOR_EMAIL: identity.email,
          GIT_COMMITTER_NAME: identity.name,
          GIT_COMMITTER_EMAIL: identity.email,
        }),
  };
}

/** A fresh machine has no identity, and Git refuses to commit without one. */
function hasGitIdentity() {
  try {
    return execFileSync('git', ['config', 'user.email'], { cwd: tmpdir(), encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}
