/** An error of the CodePipeline API. As in the AWS SDK, its name is the error code. */
export class CodePipelineError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = code;
  }
}
