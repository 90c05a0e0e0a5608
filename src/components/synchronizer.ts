import { Component, Project } from 'projen';
import { packageVersion } from '../package-version';
import { Fact } from '../render/facts';
import { TargetFile } from '../sync/files';
import { currentRunMode, SyncResult } from '../sync/run-mode';
import { synchronize } from '../sync/synchronize';
import { endOnUserError } from '../user-error';
import { FileContent, YourFile } from './files';

/**
 * Writes every file of the project, including projen's own, in one step that checks first: nothing is written if a
 * change of the user would be lost. It must be the last component, after all others have added their files.
 */
export class Synchronizer extends Component {
  private result?: SyncResult;

  constructor(
    project: Project,
    /** What the files of the repository describe. */
    private readonly facts: readonly Fact[],
  ) {
    super(project);
  }

  preSynthesize(): void {
    const wanted = { files: this.targets(), facts: this.facts };
    const mode = currentRunMode();
    // `projen new` continues after the files are written, and FirstInstall prints the next steps.
    const isPart =
      process.env.PROJEN_CREATE_PROJECT === 'true' && mode.kind === 'write' ? { isPart: true as const } : {};
    this.result = endOnUserError(() =>
      synchronize(this.project.outdir, wanted, { ...mode, ...isPart }, packageVersion()),
    );
    if (this.result.exitCode !== undefined) {
      this.print();
      process.exit(this.result.exitCode);
    }
    // The files are already written. projen would rewrite them in place if it cannot detect that they are read-only.
    for (const file of this.project.files) file.synthesize = () => undefined;
  }

  synthesize(): void {
    this.print();
  }

  private print(): void {
    process.stdout.write(this.result?.stdout ?? '');
    process.stderr.write(this.result?.stderr ?? '');
  }

  private targets(): TargetFile[] {
    const managed = this.project.files.flatMap((file): TargetFile[] => {
      const content = FileContent.of(file);
      const mode = (file.readonly ? 0o444 : 0o644) | (file.executable ? 0o111 : 0);
      return content === undefined ? [] : [{ path: file.path, content, mode, ownership: 'managed' }];
    });
    const yours = this.project.components
      .filter((component) => component instanceof YourFile)
      .map(({ content, path, replaces }): TargetFile => ({ path, content, replaces, mode: 0o644, ownership: 'yours' }));
    return [...managed, ...yours];
  }
}
