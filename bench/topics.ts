/** A topic on the page. The names are the arguments of `npm run bench`. */
export interface Topic {
  readonly heading: string;
  /** What is measured, and how, in Markdown. */
  readonly about: string;
}

/** In report order. */
export const TOPICS = {
  generation: {
    heading: 'Generation',
    about: `Complete processes with the package as users install it, \`node .projenrc.js\` unless stated otherwise, compared with a
projen project that writes the same bytes with \`TextFile\`. *Everything written* starts with an empty folder. *Nothing to
do* is a run in which every file is up to date. projen's post-synthesis tasks are disabled.`,
  },
  creation: {
    heading: 'Creation',
    about: `A new repository created from flags, with a warm npm cache and a registry on the loopback interface that serves the
tarball; and the wizard in a terminal, from its start to its first question.`,
  },
  commands: {
    heading: 'Commands with many accounts',
    about: `\`check\` finds everything in sync, and \`diff\` finds that the service has changed in every environment. \`status\` and
\`doctor\` query a server on the loopback interface that answers any number of AWS calls in parallel, each after 50 ms.
The tests' emulator answers one call after another, and would dominate the measurement.`,
  },
  package: {
    heading: 'The package',
    about: `What \`npm install ecs-pipeline\` installs in an empty folder. The peer dependencies are projen and constructs, which
bundle their own dependencies.`,
  },
  terraform: {
    heading: 'Terraform',
    about: `The roots of an environment and of the pipeline, with one, two, and four services, and with one, two, and four
environments, planned and applied on the [emulator](../test/emulator/README.md). Times are from a single run, except
those of plans, which are the median of three. An apply mostly waits in the provider. Everything takes longer on AWS.
What matters is the cost of each additional service or environment.`,
  },
} as const satisfies Record<string, Topic>;

export type TopicName = keyof typeof TOPICS;

export const TOPIC_NAMES = Object.keys(TOPICS) as TopicName[];
