import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Accounts } from '../../src/deployments/accounts';
import { type Target, targetsOf } from '../../src/deployments/targets';
import { resolveModel } from '../../src/model/resolve-model';
import { readConfig } from '../../src/reading/read-config';
import { temporaryFolder } from '../tools';
import { FakeAws, type World } from './fake-aws';
import { CONFIG } from './shop-world';

/** Runs the sources in this process, against a fake AWS. */
export class InProcess {
  static async start(world: World, config = CONFIG): Promise<InProcess> {
    const file = join(temporaryFolder(), 'ecs-pipeline.yaml');
    writeFileSync(file, config);
    const model = resolveModel(readConfig(file).config);
    const targets = targetsOf(model); // before the server starts: if this throws, nothing would stop it
    return new InProcess(await FakeAws.start(world), new Accounts(model, new Map()), targets);
  }

  private readonly before = { ...process.env };

  private constructor(
    readonly aws: FakeAws,
    readonly accounts: Accounts,
    readonly targets: readonly Target[],
  ) {
    for (const [name, value] of Object.entries(aws.environment)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }

  target(environment: string): Target {
    return this.targets.find((target) => target.environment === environment)!;
  }

  async stop(): Promise<void> {
    process.env = this.before;
    await this.aws.stop();
  }
}
