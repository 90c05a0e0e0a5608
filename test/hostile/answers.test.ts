import { parse } from 'yaml';
import { newRepository } from '../../src/interview';
import { interview } from '../../src/interview/interview';
import { productDraft } from '../../src/interview/product-topic';
import { UserError } from '../../src/user-error';
import { SHOP } from '../interview/answers';
import { HOSTILE } from './hostile-strings';

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

const FLAGS = {
  name: 'shop',
  region: 'eu-west-1',
  'pipeline-account-id': '111111111111',
  environment: 'name=dev account-id=222222222222',
  service: 'name=api push=nobody',
  ci: 'github',
  'ci-repository': 'example/shop-infrastructure',
};

/** The resulting text, or the error. */
const outcomeOf = (text: Promise<string>): Promise<string | Error> => text.catch((error: Error) => error);

function expectShortLines(error: Error): void {
  expect(error).toBeInstanceOf(UserError);
  for (const line of error.message.split('\n')) {
    expect(line).not.toMatch(INVISIBLE);
    expect(line.length).toBeLessThan(1500);
  }
}

/** Of the environments only the last one, which has all settings. */
const QUESTIONS = Object.keys(SHOP).filter((id) => !/^environments\.[01]\./.test(id));

describe.each(Object.entries(HOSTILE))('%s', (_, hostile) => {
  test.each(QUESTIONS)('as the answer %s is rejected, or put in the config', async (id) => {
    const outcome = await outcomeOf(interview({ given: { ...SHOP, [id]: hostile } }));

    if (outcome instanceof Error) expectShortLines(outcome);
    else expect(parse(outcome)).toEqual(JSON.parse(JSON.stringify(productDraft({ ...SHOP, [id]: hostile.trim() }))));
  });

  test.each(Object.keys(FLAGS))('as or in the flag --%s is rejected, or put in the config unchanged', async (name) => {
    for (const value of [hostile, `name=x ${hostile}`, `name=${hostile}`]) {
      const outcome = await outcomeOf(newRepository({ flags: { ...FLAGS, [name]: value } }));

      if (outcome instanceof Error) expectShortLines(outcome);
      else expect(JSON.stringify(parse(outcome))).toContain(JSON.stringify(hostile).slice(1, -1));
    }
  });
});
