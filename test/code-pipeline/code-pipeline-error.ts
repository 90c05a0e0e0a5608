/** An error of CodePipeline's API; its name is the code, as in the AWS SDK. */
export class CodePipelineError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = code;
  }
}
