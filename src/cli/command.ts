/** An option of a command, which is written as `--name VALUE`. */
export interface Option {
  readonly type: 'boolean' | 'string';
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly help: string;
  /** Whether it may be given several times. */
  readonly multiple?: true;
  readonly required?: true;
}

/** The options of a command by their names, without the dashes. */
export interface Options {
  readonly [name: string]: Option;
}

type ValueOf<O extends Option> = O extends { type: 'boolean' }
  ? boolean | undefined
  : O extends { multiple: true }
    ? string[] | undefined
    : O extends { required: true }
      ? string
      : string | undefined;

/** What an option has been given. */
export type ValuesOf<O extends Options> = { readonly [name in keyof O]: ValueOf<O[name]> };

/** What a command does, and how it is called. */
export interface Command<O extends Options = Options> {
  readonly options: O;
  /** What stands for the arguments without a name in the help. Default: there are none. */
  readonly operands?: string;
  /** What follows `npx ecs-pipeline`. */
  readonly examples: readonly string[];
  /** What is to know beside the options, in some lines. */
  readonly notes?: string;
  /** @returns the exit code */
  run(values: ValuesOf<O>, operands: readonly string[]): Promise<number> | number;
}

/** A command with the types of its own options. */
export function defineCommand<const O extends Options>(command: Command<O>): Command<O> {
  return command;
}
