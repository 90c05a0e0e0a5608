// Checks that the commit of a tag can be released as it is, and writes the notes of the GitHub release.
//
//   node scripts/check-release.mjs TAG NOTES
//
// Reports every problem and exits with 1. It runs before anything is installed.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sectionOf } from './changelog.mjs';

const [tag = '', notesFile = ''] = process.argv.slice(2);

/** @param {string} file */
const manifest = (file) => JSON.parse(readFileSync(file, 'utf8'));
const root = manifest('package.json');
const generators = manifest('generators/package.json');
const changelog = readFileSync('CHANGELOG.md', 'utf8');
const { version } = root;
const section = sectionOf(changelog, version);

/** @type {string[]} */
const problems = [];

/** @param {string} where @param {unknown} actual @param {string} expected */
function expectValue(where, actual, expected) {
  if (actual !== expected)
    problems.push(
      `${where}: does not match package.json, got ${JSON.stringify(actual)}; use ${JSON.stringify(expected)}`,
    );
}

expectValue('tag', tag, `v${version}`);
expectValue('generators/package.json: version', generators.version, version);
expectValue(
  'generators/package.json: peerDependencies.ecs-pipeline',
  generators.peerDependencies?.['ecs-pipeline'],
  `^${version}`,
);
// npm refuses a provenance statement from a repository that package.json does not name.
expectValue('generators/package.json: repository.url', generators.repository?.url, root.repository.url);

if (!section?.text) problems.push(`CHANGELOG.md: nothing under "## ${version}"; describe the release there`);
else if (!/^\d{4}-\d\d-\d\d$/.test(section.date))
  problems.push(`CHANGELOG.md: ${version} has no date, got "${section.date}"; use YYYY-MM-DD`);
if (sectionOf(changelog, 'Unreleased')?.text)
  problems.push(`CHANGELOG.md: "## Unreleased" is not empty; move its entries to "## ${version}"`);

try {
  execFileSync('git', ['merge-base', '--is-ancestor', 'HEAD', 'origin/main'], { stdio: 'ignore' });
} catch {
  problems.push('commit: not on origin/main; merge it first, then move the tag');
}

for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  process.exitCode = 1;
} else {
  mkdirSync(dirname(notesFile), { recursive: true });
  writeFileSync(notesFile, `${section?.text}\n`);
}
