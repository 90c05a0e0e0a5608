import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ecsPipeline } from '../cli/cli';
import { type Emulator, startEmulator } from '../emulator/emulator';
import { describeWith, type RunResult } from '../tools';
import { type Actor } from './aws';
import { BuildWorkflow } from './build-workflow';
import { PipelinePlayer } from './pipeline-player';
import { Shop } from './shop';
import { ENVIRONMENTS, PIPELINE_ACCOUNT } from './shop-names';
import { step } from './step';

/** Milliseconds between two checks for due actions while a command runs. */
const GLANCE = 20;

describeWith(
  ['terraform', 'moto_server', 'python3', 'aws'],
  'npx ecs-pipeline and build workflows, for deployments',
  () => {
    let emulator: Emulator;
    let player: PipelinePlayer;
    let shop: Shop;

    beforeAll(async () => {
      emulator = await startEmulator();
      player = await PipelinePlayer.start(emulator);
      shop = new Shop(emulator, player);
      await shop.prepare();
      await Promise.all(shop.environmentRoots().map((environment) => environment.apply()));
      await shop.root('pipeline').apply();
      await player.play();
    }, 600_000);

    afterAll(async () => {
      await emulator?.stop();
      await player?.stop();
    });

    /**
     * Runs the program while CodePipeline continues. @param by - by default, an operator who can assume the Terraform
     * role
     */
    async function call(args: readonly string[], by?: Actor): Promise<RunResult> {
      const { accessKeyId, secretAccessKey, sessionToken } = by?.credentials ?? {};
      const own = by && {
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_SESSION_TOKEN: sessionToken,
      };
      const running = ecsPipeline(shop.folder, args, { ...emulator.environment, ...own });
      let hasEnded = false;
      const end = () => {
        hasEnded = true;
      };
      running.then(end, end);
      while (!hasEnded) {
        await player.play();
        await setTimeout(GLANCE);
      }
      return running;
    }

    interface Status {
      readonly environment: string;
      readonly runs: { readonly digest: string; readonly kind: string; readonly by: string | null } | null;
      readonly waiting: readonly { readonly for: string; readonly image: { readonly digest: string } }[];
      readonly hold: { readonly reason: string } | null;
      readonly failure: { readonly kind: string; readonly reasons: readonly string[] } | null;
    }
    /** By environment. */
    async function status(): Promise<Record<string, Status>> {
      const { exitCode, stderr, stdout } = await call(['status', '--json']);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      const { services } = JSON.parse(stdout) as { services: Status[] };
      return Object.fromEntries(services.map((service) => [service.environment, service]));
    }
    const runningIn = (statuses: Record<string, Status>) =>
      ENVIRONMENTS.map((environment) => statuses[environment]?.runs?.digest ?? null);

    step('status, before the first image', async () => {
      const { exitCode, stdout } = await call(['status']);

      expect(exitCode).toBe(0);
      expect(stdout).toBe(`\
SERVICE  ENVIRONMENT  IMAGE     SINCE  BY
api      dev          none yet
         staging      none yet
         production   none yet
`);
      return 'status shows environments in which nothing is running yet';
    });

    step('an approved image is deployed, and the next approval is requested', async () => {
      await shop.push('1.0');
      await shop.promote('1.0');
      const before = await status();
      expect(before.staging?.waiting).toMatchObject([{ for: 'approval', image: { digest: shop.digest('1.0') } }]);

      const toStaging = await call(['approve', 'staging', '--yes']);
      expect(toStaging).toMatchObject({ exitCode: 0 });
      expect(toStaging.stderr).toContain('  api in dev runs this image\n');
      const toProduction = await call(['approve', 'production', '--yes'], await shop.releaseManager());
      expect(toProduction).toMatchObject({ exitCode: 0 });

      const after = await status();
      expect(runningIn(after)).toEqual(ENVIRONMENTS.map(() => shop.digest('1.0')));
      expect(after.production?.runs).toMatchObject({
        kind: 'promotion',
        by: `arn:aws:sts::${PIPELINE_ACCOUNT}:assumed-role/release-manager/jane`,
      });
      return 'approve promotes an image from environment to environment, and the deployment history names the approver';
    });

    step('a direct deployment cancels a stale approval request, and status shows the reason', async () => {
      await shop.push('1.1');
      await shop.promote('1.1');
      await call(['approve', 'staging', '--yes']);
      expect((await status()).production?.waiting).toMatchObject([{ for: 'approval' }]);

      await shop.push('1.2');
      const deployed = await call(['deploy', 'staging', '--image', '1.2', '--reason', 'a hot fix', '--yes']);
      expect(deployed).toMatchObject({ exitCode: 0 });
      expect(deployed.stderr).toContain('\ndeploy-staging: Deploy succeeded\n');
      expect(deployed.stderr).toContain('Deployed to staging.\n');

      const { production, staging } = await status();
      expect(staging?.runs).toMatchObject({ digest: shop.digest('1.2'), kind: 'direct' });
      expect(production?.waiting).toEqual([]);
      expect(production?.failure).toMatchObject({
        kind: 'stopped',
        reasons: [`staging now runs ${shop.digest('1.2')}`],
      });
      const approval = await call(['approve', 'production', '--yes'], await shop.releaseManager());
      expect(approval).toMatchObject({ exitCode: 1, stdout: '' });
      expect(approval.stderr).toContain('no approval is pending for api in production');
      return 'deploy cancels a stale approval request, status shows the reason, and it cannot be approved';
    });

    step('a rollback is deployed immediately, and puts the environment on hold', async () => {
      await shop.push('1.3');
      await shop.promote('1.3');
      await call(['approve', 'staging', '--yes']);
      await call(['approve', 'production', '--yes'], await shop.releaseManager());
      expect((await status()).production?.runs?.digest).toBe(shop.digest('1.3'));

      const reason = ['--reason', 'orders are lost'];
      const rollback = await call(
        ['rollback', 'production', '--to', '1.0', ...reason, '--yes'],
        await shop.releaseManager(),
      );
      expect(rollback).toMatchObject({ exitCode: 0 });
      expect(rollback.stderr).toContain('→ npx ecs-pipeline release production --service api\n');
      await shop.push('1.4');
      await shop.promote('1.4');
      await call(['approve', 'staging', '--yes']);

      const { production } = await status();
      expect(production).toMatchObject({
        runs: { digest: shop.digest('1.0'), kind: 'rollback', reason: 'orders are lost' },
        hold: { reason: 'orders are lost' },
        waiting: [{ for: 'entry', image: { digest: shop.digest('1.4') } }],
      });
      const { stdout } = await call(['status']);
      expect(stdout).toMatch(/\n {9}on hold \(just now by release-manager\/jane\): orders are lost\n/);
      return 'rollback deploys and holds. Images pushed afterward wait in front of production, and status shows why';
    });

    step('after release, approval is requested for the newest image', async () => {
      const release = await call(['release', 'production'], await shop.releaseManager());
      expect(release).toMatchObject({ exitCode: 0 });
      const { production } = await status();
      expect(production).toMatchObject({
        hold: null,
        waiting: [{ for: 'approval', image: { digest: shop.digest('1.4') } }],
      });
      return 'release ends the hold, and approval is requested for the newest image';
    });

    step('hold stops all promotions, and a pending approval is refused', async () => {
      const hold = await call(['hold', 'production', '--reason', 'until noon'], await shop.releaseManager());
      expect(hold).toMatchObject({ exitCode: 0 });
      const approval = await call(['approve', 'production', '--yes']);
      expect(approval).toMatchObject({ exitCode: 1 });
      expect(approval.stderr).toContain(
        'production is on hold (just now by release-manager/jane): until noon; first run npx',
      );

      const rejection = await call(
        ['reject', 'production', '--yes', '--comment', 'not today'],
        await shop.releaseManager(),
      );
      expect(rejection).toMatchObject({ exitCode: 0 });
      expect((await status()).production?.failure).toMatchObject({
        kind: 'rejected',
        reasons: ['by release-manager/jane', 'not today'],
      });
      await call(['release', 'production'], await shop.releaseManager());
      return 'hold and reject stop an image, with a reason and a name';
    });

    step('a failed deployment ends with exit code 1, and status shows the reason', async () => {
      await shop.push('broken');
      await emulator.breakImages([shop.image('broken')]);
      const deployed = await call(['deploy', 'dev', '--image', 'broken', '--yes', '--json']);

      expect(deployed).toMatchObject({ exitCode: 1 });
      const { ok, reasons } = JSON.parse(deployed.stdout);
      expect(ok).toBe(false);
      const why = expect.stringMatching(/^AWS::ECS::Service Service: .*Circuit Breaker/i);
      expect(reasons).toEqual(expect.arrayContaining([why]));
      const { dev } = await status();
      expect(dev?.runs?.digest).toBe(shop.digest('1.4'));
      expect(dev?.failure).toMatchObject({ kind: 'failed', reasons: expect.arrayContaining([why]) });
      return "a failed deployment shows the stack's own error message";
    });

    step('history lists everything that ran in production, and who deployed it', async () => {
      const { stdout } = await call(['history', 'production', '--json']);
      const { deployments } = JSON.parse(stdout) as { deployments: { kind: string; tags: string[]; by: string }[] };

      expect(deployments.map(({ kind, tags }) => `${kind} ${tags}`)).toEqual([
        'rollback 1.0',
        'promotion 1.3',
        'promotion 1.0',
      ]);
      return 'history lists promotions and rollbacks, newest first';
    });

    step('an approver of production cannot deploy elsewhere', async () => {
      const { exitCode, stderr } = await call(
        ['deploy', 'staging', '--image', '1.0', '--yes'],
        await shop.releaseManager(),
      );

      expect(exitCode).toBe(1);
      expect(stderr).toMatch(
        /AWS denies codepipeline:StartPipelineExecution to arn:aws:sts::111111111111:assumed-role/,
      );
      return 'for a denied call, the call, the account and the caller are reported';
    });

    step('the workflow of a build repository pushes an image, and waits until dev runs it', async () => {
      const workflow = new BuildWorkflow(emulator, join(shop.folder, 'docs/workflows/api.yml'));
      const pushed = await workflow.run('Push', 'c0ffee');
      expect(pushed).toMatchObject({ exitCode: 0, stderr: '' });
      await shop.found('c0ffee');
      expect(await shop.tagsOf('c0ffee')).toEqual(['c0ffee', 'deploy']);

      const waiting = workflow.run('Wait', 'c0ffee');
      const execution = await shop.promote('c0ffee');
      expect(execution.status).toBe('InProgress'); // it is waiting for the approval of staging
      expect(await waiting).toEqual({
        exitCode: 0,
        stderr: '',
        stdout: `The image of this commit is ${shop.digest('c0ffee')}\n::notice::dev runs ${shop.digest('c0ffee')}\n`,
      });
      return 'the workflow of a build repository pushes with its role, and ends when dev runs the image';
    });

    step('the workflow of a build repository reports why dev does not run an image', async () => {
      const workflow = new BuildWorkflow(emulator, join(shop.folder, 'docs/workflows/api.yml'), 'sh');
      const commits = ['bad', 'old', 'new'];
      for (const commit of commits) {
        await workflow.run('Push', commit);
        await shop.found(commit);
      }
      await emulator.breakImages([shop.image('bad')]);
      expect((await shop.promote('bad')).status).toBe('Failed');
      const failed = await workflow.run('Wait', 'bad');
      expect(failed).toMatchObject({ exitCode: 1, stderr: '' });
      expect(failed.stdout).toMatch(/\ndeploy-dev\tDeploy\t.*\n::error::Execution \S+ of shop_api: Failed\./);

      player.paused.add('deploy-dev/Prepare');
      await shop.promote('c0ffee');
      const superseded = await shop.promote('old');
      await shop.promote('new');
      expect(superseded.status).toBe('Superseded');
      const old = await workflow.run('Wait', 'old');
      expect(old).toMatchObject({ exitCode: 0, stderr: '' });
      expect(old.stdout).toContain('::notice::A newer image superseded ');

      const late = await workflow.run('Wait', 'new', { SECONDS_A_LOOK: '2999' });
      expect(late).toMatchObject({ exitCode: 1, stderr: '' });
      expect(late.stdout).toContain(
        `::error::Timed out after 50 minutes. Expected: dev runs ${shop.digest('new')}. Execution of shop_api: `,
      );
      return 'it reports a failure with its reason, an image that was superseded, and a timeout';
    });
  },
);
