import { FileBase } from 'projen';
import { resolve } from 'projen/lib/_resolve';

/** projen renders a file and writes it in one step; only a class of its family may render alone. */
export abstract class FileContent extends FileBase {
  /** The content that projen would write, or undefined for a file that it would leave out. */
  static of(file: FileBase): string | undefined {
    return (file as FileContent).synthesizeContent({ resolve: (value, options) => resolve(value, options) });
  }
}
