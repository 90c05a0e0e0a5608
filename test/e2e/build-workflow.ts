import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import type { Emulator } from '../emulator/emulator';
import { type RunResult, run, temporaryFolder } from '../tools';
import { administrator, assumeRole, REGION } from './aws';
import { PIPELINE_ACCOUNT } from './shop-names';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly with?: { readonly [input: string]: string };
  readonly env?: { readonly [name: string]: string };
  readonly run?: string;
}

/**
 * Replacements for programs on GitHub's runner. Docker builds nothing, and pushes a manifest that contains the commit
 * directly to Amazon ECR. Pauses are short, and each reading of the clock can be some seconds later.
 */
const STAND_INS = {
  docker: `#!/usr/bin/env bash
set -euo pipefail
[ "$1" = push ] || exit 0
image=\${2%:*}
manifest='{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:0","size":2},"layers":[],"annotations":{"commit":"'$GITHUB_SHA'"}}'
aws ecr put-image --repository-name "\${image#*/}" --image-tag "\${2##*:}" --image-manifest "$manifest" >/dev/null
`,
  date: `#!/bin/sh
looks=$(($(cat "$0.looks" 2>/dev/null || echo 0) + 1))
echo "$looks" >"$0.looks"
echo $(($(/bin/date +%s) + looks * \${SECONDS_A_LOOK:-0}))
`,
  sleep: '#!/bin/sh\nexec /bin/sleep 0.1\n',
};

/** The generated workflow of a build repository. Its steps run as they would on GitHub's runner. */
export class BuildWorkflow {
  private readonly steps: readonly Step[];
  private readonly path: string;

  constructor(
    private readonly emulator: Emulator,
    file: string,
    /** GitHub has bash. A GitLab pipeline, which waits with the same script, may have only a plain shell. */
    private readonly shell: 'bash' | 'sh' = 'bash',
  ) {
    const { jobs }: { jobs: { [name: string]: { steps: Step[] } } } = parse(readFileSync(file, 'utf8'));
    this.steps = Object.values(jobs).flatMap(({ steps }) => steps);
    this.path = join(temporaryFolder(), 'bin');
    mkdirSync(this.path);
    for (const [name, script] of Object.entries(STAND_INS)) {
      writeFileSync(join(this.path, name), script, { mode: 0o755 });
    }
  }

  /** Runs the step whose name starts with `name`, for a commit, with the role that the workflow assumes. */
  async run(name: string, commit: string, env: NodeJS.ProcessEnv = {}): Promise<RunResult> {
    const step = this.steps.find((candidate) => candidate.name?.startsWith(name));
    if (step?.run === undefined) throw new Error(`${name}: no step of the workflow that runs a script`);
    const script = join(temporaryFolder(), 'step.sh');
    writeFileSync(script, step.run);
    return run(this.shell, ['-e', script], {
      mayFail: true,
      env: {
        ...this.emulator.environment,
        ...(await this.credentials()),
        ...step.env,
        ...env,
        AWS_REGION: REGION,
        AWS_DEFAULT_REGION: REGION,
        GITHUB_SHA: commit,
        PATH: [this.path, process.env.PATH].join(delimiter),
      },
    });
  }

  /**
   * The credentials that the action aws-actions/configure-aws-credentials provides to later steps. ../policies tests
   * whether the role trusts GitHub's token.
   */
  private async credentials(): Promise<NodeJS.ProcessEnv> {
    const action = this.steps.find(({ uses }) => uses?.startsWith('aws-actions/configure-aws-credentials@'));
    const role = action?.with?.['role-to-assume'] ?? '';
    const { credentials } = await assumeRole(this.emulator, administrator(PIPELINE_ACCOUNT), role, 'GitHubActions');
    return {
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
    };
  }
}
