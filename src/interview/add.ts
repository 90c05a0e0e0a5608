import { EcsPipelineConfig } from '../config';
import { CONFIG_FILE } from '../file-names';
import { hasOwnRoles } from '../naming/bootstrap-names';
import { parseConfig } from '../reading/parse-config';
import { stringify } from '../vendor/yaml';
import { addEnvironment, addService } from '../yaml-edit/add-item';
import { Added, addedItem, additionTopic } from './addition-topic';
import { itemFlags } from './answers-to-flags';
import { converse } from './converse';
import { resumable } from './left-early';
import { Dialogue } from './prompt';
import { Answers } from './question';
import { FlagValues, readFlags } from './read-flags';

/** How an addition is come by. */
export interface AddOptions {
  readonly subject: Added;
  /** The text of `ecs-pipeline.yaml`, without problems. */
  readonly text: string;
  /** Absent where there is nobody to ask. */
  readonly dialogue?: Dialogue;
  readonly flags: FlagValues;
  /** What somebody types to hold the same conversation again. @default npx ecs-pipeline add environment, or service */
  readonly command?: string;
}

/** One environment or service more. */
export interface Addition {
  /** The text of `ecs-pipeline.yaml` with it. */
  readonly text: string;
  /** For example `the environment qa`. */
  readonly what: string;
  /** Names in promotion order, or of the services. */
  readonly names: readonly string[];
  /** What to do once the repository is generated again: some lines. */
  readonly next: string;
}

/**
 * Asks what flags do not answer about one environment or service more.
 *
 * @throws UserError - where flags are wrong, or are missing with nobody to ask: with everything that is
 * @throws Interrupted - where somebody leaves a question
 */
export async function add(options: AddOptions): Promise<Addition> {
  const { dialogue, flags, subject, text } = options;
  const before = parseConfig(text, CONFIG_FILE);
  const topic = additionTopic(before, subject);
  const { given, problems } = readFlags(addedItem(before, subject, {}), flags);
  const takesDefault = () => !dialogue || flags.yes === true;
  const answers = await resumable(converse(dialogue, topic, { given, problems, takesDefault }), (answered) => [
    options.command ?? `npx ecs-pipeline add ${subject}`,
    ...(flags.aws === false ? ['--no-aws'] : []),
    ...(flags.yes === true ? ['--yes'] : []),
    ...itemFlags(addedItem(before, subject, {}), { ...given, ...answered }),
  ]);
  const after = parseConfig(stringify(topic.draft(answers)), CONFIG_FILE);
  const name = answers.name!;
  return {
    text: subject === 'environment' ? withEnvironment(text, before, after, answers) : withService(text, after),
    what: `the ${subject} ${name}`,
    names: (subject === 'environment' ? after.environments : after.services).map((item) => item.name),
    next: subject === 'environment' ? nextForEnvironment(name, after) : NEXT_FOR_SERVICE,
  };
}

function withEnvironment(text: string, before: EcsPipelineConfig, after: EcsPipelineConfig, answers: Answers): string {
  const { index } = addedItem(before, 'environment', answers).situation;
  const previous = before.environments[index - 1];
  const position = previous ? { after: previous.name } : { before: before.environments[0]!.name };
  return addEnvironment(text, CONFIG_FILE, after.environments[index]!, position);
}

function withService(text: string, after: EcsPipelineConfig): string {
  return addService(text, CONFIG_FILE, after.services.at(-1)!);
}

function nextForEnvironment(name: string, { terraform }: EcsPipelineConfig): string {
  const folder = `environments/${name}`;
  return [
    'Next:',
    `  review inputs.tf, cluster.tf and network.tf in ${folder}: they say where its services run`,
    ...(hasOwnRoles(terraform) ? [] : ['  npx ecs-pipeline bootstrap']),
    '  npx ecs-pipeline doctor',
    '  commit, and apply the environment, then the pipeline:',
    `  npx ecs-pipeline apply ${name} pipeline`,
    '',
  ].join('\n');
}

const NEXT_FOR_SERVICE = `Next: commit, and apply the environments, then the pipeline:
  npx ecs-pipeline apply
`;
