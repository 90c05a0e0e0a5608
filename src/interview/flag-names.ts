import { shorten } from '../text/messages';
import { QuestionEntry } from './question';

/** How messages name the flags of a question. */
export interface FlagNames {
  /** @param item - name of the environment or service, if known */
  name(key: string, item?: string): string;
  /** The flag with an answer. */
  withAnswer(entry: QuestionEntry, answer: string): string;
  /** The flag with a placeholder for its value. */
  example(entry: Pick<QuestionEntry, 'key' | 'type' | 'value'>): string;
}

/** One flag per question, such as `--account-id ID`. */
export const OWN_FLAGS: FlagNames = {
  name: (key) => `--${key}`,
  withAnswer: ({ key, type }, answer) => {
    if (type === 'confirm') return answer === 'yes' ? `--${key}` : `--no-${key}`;
    return `--${key} ${shorten(answer)}`;
  },
  example: ({ key, type, value }) => (type === 'confirm' ? `--${key}` : `--${key} ${value}`),
};

/** Keys within a flag, such as `--environment "name=dev account-id=…"`. */
export function partsOf(flag: 'environment' | 'service'): FlagNames {
  return {
    name: (key, item) => {
      const others = key === 'name' ? '' : item === undefined ? '… ' : `name=${shorten(item)} `;
      return `--${flag} "${others}${key}=…"`;
    },
    withAnswer: ({ key }, answer) => `${key}=${shorten(answer)}`,
    example: ({ key, type, value }) => `${key}=${type === 'confirm' ? 'yes' : value}`,
  };
}
