import { SIZE_LIMITS } from '../aws/limits';
import { UserError } from '../user-error';
import { parse } from '../vendor/yaml';

/** Whether a request can have the template as it is. */
export function fitsRequest(template: string): boolean {
  return Buffer.byteLength(template) <= SIZE_LIMITS['template body'];
}

/**
 * A template as a request has it: as it is, or, where that is too long, the same as JSON, without comments and spaces.
 *
 * @throws UserError - where that is too long, too
 */
export function requestBody(path: string, template: string): string {
  if (fitsRequest(template)) return template;
  const body = JSON.stringify(parse(template, { customTags: TAGS }));
  if (fitsRequest(body)) return body;
  throw new UserError(
    `${path}: too long, got ${Buffer.byteLength(body)} bytes as JSON; CloudFormation takes at most ` +
      `${SIZE_LIMITS['template body']} in a request. Put it into an S3 bucket, and create the stack from there: ` +
      'aws cloudformation deploy --s3-bucket BUCKET, as npx ecs-pipeline bootstrap --print shows the rest of',
  );
}

/** The tags of the templates in `bootstrap/`, in their long form. Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
const TAGS = [
  { tag: '!Ref', resolve: (text: string) => ({ Ref: text }) },
  { tag: '!Sub', resolve: (text: string) => ({ 'Fn::Sub': text }) },
  { tag: '!GetAtt', resolve: (text: string) => ({ 'Fn::GetAtt': text.split('.') }) },
  ...['Equals', 'FindInMap', 'If'].map((name) => ({
    tag: `!${name}`,
    collection: 'seq' as const,
    resolve: (items: object) => ({ [`Fn::${name}`]: (items as { toJSON(): unknown }).toJSON() }),
  })),
];
