import { SIZE_LIMITS } from '../aws/limits';
import { UserError } from '../user-error';
import { parse } from '../vendor/yaml';

/** Whether a template fits into a request unchanged. */
export function fitsRequest(template: string): boolean {
  return Buffer.byteLength(template) <= SIZE_LIMITS['template body'];
}

/**
 * The template for a request: unchanged, or as JSON without comments and spaces if it is too large.
 *
 * @throws UserError - if it is too large even as JSON
 */
export function requestBody(path: string, template: string): string {
  if (fitsRequest(template)) return template;
  const body = JSON.stringify(parse(template, { customTags: TAGS }));
  if (fitsRequest(body)) return body;
  throw new UserError(
    `${path}: too large, got ${Buffer.byteLength(body)} bytes as JSON; CloudFormation accepts at most ` +
      `${SIZE_LIMITS['template body']} bytes in a request. Instead, run the commands that npx ecs-pipeline bootstrap ` +
      '--print shows: they upload the template to one of your S3 buckets',
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
