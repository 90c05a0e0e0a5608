import { Profiles } from '../doctor/profiles';
import { fitsRequest } from './request-body';
import { BootstrapStack, titleOf } from './stacks';

/**
 * The AWS CLI commands that do the same as `bootstrap`.
 *
 * @param templates - by path
 */
export function awsCommands(
  stacks: readonly BootstrapStack[],
  templates: ReadonlyMap<string, string>,
  profiles: Profiles,
): string {
  return stacks
    .map((stack) => commandsOf(stack, profiles.get(stack.accountId), fitsRequest(templates.get(stack.templatePath)!)))
    .join('\n');
}

function commandsOf(stack: BootstrapStack, profile = placeholder(stack), fits: boolean): string {
  const { name, region, tags, templatePath } = stack;
  const common = ['--profile', quoted(profile), '--region', region, '--stack-name', name];
  const tagList = Object.entries(tags).map(([key, value]) => quoted(`${key}=${value}`));
  return [
    `# ${titleOf(stack)}`,
    ...(fits
      ? []
      : [
          '# The template is too large for a request, so the command uploads it to S3. Replace BUCKET with the name of a bucket.',
        ]),
    command('aws cloudformation deploy', [
      ...pairs(common),
      `--template-file ${templatePath}`,
      ...(fits ? [] : ['--s3-bucket BUCKET']),
      '--capabilities CAPABILITY_NAMED_IAM',
      '--no-fail-on-empty-changeset',
      ...(tagList.length > 0 ? [`--tags ${tagList.join(' ')}`] : []),
    ]),
    command('aws cloudformation update-termination-protection', [...pairs(common), '--enable-termination-protection']),
    '',
  ].join('\n');
}

/** The placeholder for a profile of the account. */
function placeholder({ roots }: BootstrapStack): string {
  return `${roots[0]!.toUpperCase()}_PROFILE`;
}

function pairs(words: readonly string[]): string[] {
  return words.flatMap((word, at) => (at % 2 === 0 ? [`${word} ${words[at + 1]}`] : []));
}

function command(name: string, options: readonly string[]): string {
  return [name, ...options].join(' \\\n  ');
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
