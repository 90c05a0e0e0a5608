import { createContext, Script } from 'node:vm';

/** An AWS call that the function waits for. */
export interface AwsCall {
  /** As in the name of the SDK package, such as `cloudformation`. */
  readonly service: string;
  /** Such as `CreateChangeSet`. */
  readonly operation: string;
  // biome-ignore lint/suspicious/noExplicitAny: each operation has a different input
  readonly input: any;
  /** The role whose credentials the client was made with. @default - the function's own role */
  readonly role?: string;
  /** @default - the function's own Region */
  readonly region?: string;
}

/** The response of AWS: an output, or an error with its SDK name. */
export type AwsAnswer = { readonly output: object } | { readonly error: { readonly name: string; message: string } };

/** A number that identifies a job and all its responses so far. Equal numbers have the same continuation. */
export type Progress = number;

/** The next step of the function: a call or the end. */
export type Next = AwsCall | 'ended';

/**
 * Runs in a separate context, so that its promises are settled before a run returns. `send` is part of the context,
 * because an outside promise would be settled outside.
 */
const HARNESS = `
  let job, answers, asked;
  function client(service) {
    return class {
      constructor(configuration = {}) { this.configuration = configuration; }
      async send(command) {
        const { credentials, region } = this.configuration;
        const at = asked.length;
        asked.push({ service, operation: command.operation, input: command.input, role: credentials?.accessKeyId, region });
        if (at >= answers.length) return new Promise(() => {});
        const answer = answers[at];
        if (answer.error) throw Object.assign(new Error(answer.error.message), { name: answer.error.name });
        return answer.output;
      }
      destroy() {}
    };
  }
  const sdk = (service) => new Proxy({}, {
    get(_, name) {
      if (name.endsWith('Client')) return client(service);
      if (!name.endsWith('Command')) throw new Error(service + ': ' + name + ' is not supported');
      const operation = name.slice(0, -'Command'.length);
      return class { constructor(input = {}) { this.operation = operation; this.input = input; } };
    },
  });
  function setTimeout(callback, milliseconds, ...values) { Promise.resolve().then(() => callback(...values)); }
  function require(name) {
    if (name.startsWith('@aws-sdk/client-')) return sdk(name.slice('@aws-sdk/client-'.length));
    if (name === 'node:timers/promises') return { setTimeout: async (_, value) => value };
    throw new Error(name + ': the function can only require AWS clients');
  }
  const console = { error() {}, info() {}, log() {}, warn() {} };
  class Date extends globalThis.Date {
    constructor(...values) { super(...(values.length > 0 ? values : [0])); }
    static now() { return 0; }
  }
  const process = { env: environment };
  const exports = {};
  const module = { exports };
`;

/** The globals of the function. */
const GIVEN = 'require, exports, module, process, console, setTimeout, Date';

const ENTRY = `
  globalThis.enter = (text) => {
    ({ job, answers } = JSON.parse(text));
    asked = [];
    const outcome = { ended: false };
    globalThis.outcome = outcome;
    outcome.asked = asked;
    const end = () => { outcome.ended = true; };
    module.exports.handler(job).then(end, end);
  };
`;

interface Step {
  readonly next: Next;
  readonly job: object;
  readonly answers: readonly AwsAnswer[];
  readonly after: Map<string, Progress>;
}

/**
 * Runs the function's real code, one AWS call at a time.
 *
 * The progress of a job is its responses so far. For each step, the code runs again with these responses until its next
 * call. Results are cached by prefix, because an exploration repeats prefixes all the time.
 */
export class FunctionRunner {
  private readonly steps: Step[] = [];
  private readonly starts = new Map<string, Progress>();
  // biome-ignore lint/suspicious/noExplicitAny: the global object of another context
  private readonly context: any;
  private readonly enter = new Script('enter(text)');

  constructor(code: string, environment: Readonly<Record<string, string>>) {
    this.context = createContext({ environment }, { microtaskMode: 'afterEvaluate' });
    const wrapped = `(() => {${HARNESS}((${GIVEN}) => {${code}\n})(${GIVEN});${ENTRY}})();`;
    new Script(wrapped, { filename: 'function.js' }).runInContext(this.context);
  }

  /** The number of different prefixes that were run. */
  get size(): number {
    return this.steps.length;
  }

  start(job: object): Progress {
    const key = JSON.stringify(job);
    const known = this.starts.get(key);
    if (known !== undefined) return known;
    const progress = this.run(job, []);
    this.starts.set(key, progress);
    return progress;
  }

  next(progress: Progress): Next {
    return this.steps[progress]!.next;
  }

  answer(progress: Progress, answer: AwsAnswer): Progress {
    const { job, answers, after } = this.steps[progress]!;
    const key = JSON.stringify(answer);
    const known = after.get(key);
    if (known !== undefined) return known;
    const gone = this.run(job, [...answers, answer]);
    after.set(key, gone);
    return gone;
  }

  private run(job: object, answers: readonly AwsAnswer[]): Progress {
    this.context.text = JSON.stringify({ job, answers });
    this.enter.runInContext(this.context);
    const { asked, ended } = this.context.outcome;
    // The first parallel call without a response.
    const call = asked[answers.length];
    if (call === undefined && !ended) throw new Error(`the function waits for something other than an AWS call`);
    // Copied out of the context.
    const next: Next = call === undefined ? 'ended' : JSON.parse(JSON.stringify(call));
    return this.steps.push({ next, job, answers, after: new Map() }) - 1;
  }
}
