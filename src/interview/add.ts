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

/** What is added, and where the answers come from. */
export interface AddOptions {
  readonly subject: Added;
  /** The text of `ecs-pipeline.yaml`, which must be valid. */
  readonly text: string;
  /** Absent without a terminal. */
  readonly dialogue?: Dialogue;
  readonly flags: FlagValues;
  /** The command that asks the same questions again. @default npx ecs-pipeline add environment, or service */
  readonly command?: string;
}

/** An environment or service that was added. */
export interface Addition {
  /** The text of `ecs-pipeline.yaml` with it. */
  readonly text: string;
  /** For example `the environment qa`. */
  readonly what: string;
  /** Names of all environments in promotion order, or of all services. */
  readonly names: readonly string[];
  /** Lines that say what to do after the repository is regenerated. */
  readonly next: string;
}

/**
 * Asks for everything that the flags leave out about a new environment or service.
 *
 * @throws UserError - listing all flags that are wrong, or missing without a terminal
 * @throws Interrupted - on Ctrl-C at a question
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
    `  review inputs.tf, cluster.tf and network.tf in ${folder}: they define where its services run`,
    ...(hasOwnRoles(terraform) ? [] : ['  npx ecs-pipeline bootstrap']),
    '  npx ecs-pipeline doctor',
    '  commit, then apply the environment, followed by the pipeline:',
    `  npx ecs-pipeline apply ${name} pipeline`,
    '',
  ].join('\n');
}

const NEXT_FOR_SERVICE = `Next: commit, then apply the environments, followed by the pipeline:
  npx ecs-pipeline apply
`;
