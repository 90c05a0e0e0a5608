import { Component, Project } from 'projen';
import { packageVersion } from '../package-version';
import { Fact } from '../render/facts';
import { TargetFile } from '../sync/files';
import { currentRunMode, SyncResult } from '../sync/run-mode';
import { synchronise } from '../sync/synchronise';
import { endOnUserError } from '../user-error';
import { FileContent, YourFile } from './files';

/**
 * Writes every file of the project, projen's own too, in one step that looks first: nothing is written where something
 * of the user's would be lost. It must be the last component, so that all others have added their files.
 */
export class Synchroniser extends Component {
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
    // `projen new` goes on after the files, and FirstInstall says what is next.
    const isPart =
      process.env.PROJEN_CREATE_PROJECT === 'true' && mode.kind === 'write' ? { isPart: true as const } : {};
    this.result = endOnUserError(() =>
      synchronise(this.project.outdir, wanted, { ...mode, ...isPart }, packageVersion()),
    );
    if (this.result.exitCode !== undefined) {
      this.print();
      process.exit(this.result.exitCode);
    }
    // They are written. projen would do it again, in place, whenever it cannot tell that they are read-only.
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
