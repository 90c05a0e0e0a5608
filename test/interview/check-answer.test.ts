import { complaints, refusal } from '../../src/interview/check-answer';
import { PRODUCT } from '../../src/interview/product-topic';
import type { Answers } from '../../src/interview/question';
import { SHOP } from './answers';

/** The message for an answer that is typed after others. */
function said(id: string, answer: string, before: Answers = {}): string | undefined {
  const question = PRODUCT.questions(before).find((one) => one.id === id);
  if (!question) throw new Error(`${id}: is not asked, got ${Object.keys(before)}`);
  return refusal(PRODUCT, { ...before, [id]: answer }, question);
}

describe('an answer, while it is typed', () => {
  test('is accepted if it is correct, from the first to the last', () => {
    let before: Answers = {};
    for (const [id, answer] of Object.entries(SHOP)) {
      expect(said(id, answer, before)).toBeUndefined();
      before = { ...before, [id]: answer };
    }
  });

  test('is checked with the rules of the config, with messages for a prompt', () => {
    expect(said('name', 'Shop')).toBe(
      'invalid format; use lowercase letters, digits and single hyphens, starting with a letter',
    );
    expect(said('name', '')).toMatch('invalid format');
    expect(said('pipeline-account-id', '1111', { name: 'shop' })).toBe(
      'not of the right form; enter the 12-digit account ID',
    );
    expect(said('region', 'Ireland', { name: 'shop' })).toBe(
      'not of the right form; use an AWS Region, such as eu-west-1',
    );
    expect(said('region', 'Ireland', { name: 'shop' })).toBe('invalid format; use an AWS Region, such as eu-west-1');
    expect(said('services.0.container-port', 'http', SHOP)).toBe(
      'not a whole number; enter a port from 1 to 65535, or leave it empty',
    );
    expect(said('services.0.size', '256/4096', SHOP)).toBe(
      'unsupported Fargate size, got cpu 256 with memory 4096; with cpu 256, use memory 512, 1024 or 2048',
    );
  });

  test('the wrong item of a list is named', () => {
    expect(said('environments.2.notify', 'a@example.com, b', SHOP)).toBe(
      'not an email address, got "b"; use an address such as releases@example.com',
    );
    expect(said('environments.2.approver', 'arn:aws:iam::222222222222:role/a', SHOP)).toBe(
      'not in the pipeline account, got "arn:aws:iam::222222222222:role/a"; use an ARN such as arn:aws:iam::111111111111:role/{role}',
    );
  });

  test('a name is rejected if names derived from it would be too long, before these are known', () => {
    expect(said('name', 'a'.repeat(40))).toMatch(
      /^too long for the name of the S3 bucket; shorten .* to 63 characters/,
    );
  });

  test("a service's name is rejected if it is too long together with other long names", () => {
    const before = { ...SHOP, name: 'a-name-of-twenty-six-chars' };

    expect(said('services.0.name', 'seventeen-letters', before)).toBe(
      'makes the IAM role name too long; ' +
        'shorten "a-name-of-twenty-six-chars-production-seventeen-letters-cloudformation" from 70 to 64 characters, or set stackName',
    );
  });

  test('a Region cannot be shortened: the name is asked for again', () => {
    const before = { name: 'a'.repeat(30), 'pipeline-account-id': '111111111111' };
    const answers = { ...before, region: 'ap-southeast-1' };

    expect(said('name', before.name)).toBeUndefined();
    expect(said('region', answers.region, before)).toBeUndefined();
    expect(complaints(PRODUCT, answers).map(({ question }) => question.id)).toEqual(['name']);
  });

  test('an unknown choice is rejected, because a flag can have any value', () => {
    expect(said('services.0.push', 'githb', SHOP)).toBe('unknown value; did you mean github?');
    expect(said('environments.1.approval', 'maybe', SHOP)).toBe('invalid answer; use yes or no');
    expect(said('services.0.another', 'maybe', SHOP)).toBe('invalid answer; use yes or no');
  });
});
