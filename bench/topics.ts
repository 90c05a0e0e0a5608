/** What a topic is about, for the page. The names are the arguments of `npm run bench`. */
export interface Topic {
  readonly heading: string;
  /** In Markdown: what is measured, and how. */
  readonly about: string;
}

/** In the order of the report. */
export const TOPICS = {
  generation: {
    heading: 'Generation',
    about: `Whole processes of the package as a user has installed it, \`node .projenrc.js\` unless it says something else, compared with
the same bytes as \`TextFile\`s of a projen project. *Everything written* begins with an empty folder; *nothing to do* is a
run that finds every file as it should be. Post-synthesis tasks of projen are off.`,
  },
  creation: {
    heading: 'Creation',
    about: `A new repository from flags, from a registry on the loopback interface that has the tarball, with npm's cache filled;
and the wizard in a terminal, from its start to its first question.`,
  },
  commands: {
    heading: 'Commands with many accounts',
    about: `\`check\` finds everything in sync, \`diff\` that the service has changed in every environment. \`status\` and \`doctor\` ask an
AWS on the loopback interface that answers any number of calls at once, each after 50 ms: the emulator of the tests answers
one after the other, and would be what is measured.`,
  },
  package: {
    heading: 'The package',
    about: `What \`npm install ecs-pipeline\` brings into an empty folder. The peers are projen and constructs, which bundle what they
need.`,
  },
  terraform: {
    heading: 'Terraform',
    about: `Both roots of a repository, an environment's and the pipeline's, with one, two and four services and as many environments,
planned and applied on the [emulator](../test/emulator/README.md). Times are of two runs, each with an emulator of its own:
a plan is the median of three, and an apply mostly waits in the provider. On AWS everything takes longer; what counts is what one more adds.`,
  },
} as const satisfies Record<string, Topic>;

export type TopicName = keyof typeof TOPICS;

export const TOPIC_NAMES = Object.keys(TOPICS) as TopicName[];
