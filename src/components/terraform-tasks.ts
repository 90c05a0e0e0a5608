import { Component, Project } from 'projen';

/** A command of `npx ecs-pipeline` that `npx projen --help` lists. */
interface CommandTask {
  readonly name: string;
  readonly description: string;
  readonly args: readonly string[];
}

/** Tasks that projen adds to every project and that would do nothing here. */
const UNUSED = ['build', 'pre-compile', 'compile', 'post-compile', 'package', 'test'];

/**
 * Tasks of this repository, so that `npx projen --help` lists them. Each calls a command of `npx ecs-pipeline` and
 * passes its arguments on.
 */
export class TerraformTasks extends Component {
  /** @param roots - names of the roots, in the order in which they are applied */
  constructor(project: Project, roots: readonly string[]) {
    super(project);
    for (const name of UNUSED) project.removeTask(name);
    for (const { args, description, name } of [...COMMANDS, ...roots.flatMap(tasksOf)]) {
      // The command in this repository: npx must not look it up in a registry.
      const execArgs = ['npx', '--no', '--', 'ecs-pipeline', ...args];
      project.addTask(name, { description, execArgs, receiveArgs: true });
    }
  }
}

const COMMANDS: readonly CommandTask[] = [
  { name: 'apply', description: 'Plan all roots, ask for confirmation, and apply the plans', args: ['apply'] },
  { name: 'bootstrap', description: 'Create what Terraform needs in the AWS accounts', args: ['bootstrap'] },
  { name: 'check', description: 'Fail unless the files match the config', args: ['check'] },
  {
    name: 'doctor',
    description: 'Check the AWS accounts for problems that would make an apply fail',
    args: ['doctor'],
  },
  { name: 'fmt', description: 'Format the Terraform files', args: ['fmt'] },
  { name: 'plan', description: 'Show what an apply would change in all roots', args: ['plan'] },
  { name: 'test', description: 'Test the Terraform modules', args: ['test'] },
  { name: 'validate', description: 'Validate all roots', args: ['validate'] },
];

function tasksOf(root: string): CommandTask[] {
  return [
    {
      name: `apply:${root}`,
      description: `Plan ${root}, ask for confirmation, and apply the plan`,
      args: ['apply', root],
    },
    {
      name: `destroy:${root}`,
      description: `Ask for confirmation, and destroy everything in ${root}`,
      args: ['destroy', root],
    },
    { name: `plan:${root}`, description: `Show what an apply would change in ${root}`, args: ['plan', root] },
  ];
}
