import { EcsPipelineConfig, ServiceConfig } from '../config';
import { Topic } from './check-answer';
import { serviceOf } from './draft';
import { Answers } from './question';
import { serviceQuestions } from './service-questions';

const PREFIX = 'service.';

const FLAGS: Readonly<Record<string, string>> = { port: '--container-port', repository: '--repository-arn' };

/** The conversation about one service more in an existing config. */
export function addServiceTopic(config: EcsPipelineConfig): Topic {
  const { services } = config;
  return {
    questions: (answers) =>
      serviceQuestions({
        answers,
        prefix: PREFIX,
        index: services.length,
        repository: services.at(-1)?.push?.github?.repository,
        flag: (key) => FLAGS[key] ?? `--${key}`,
      }).filter(({ when = true }) => when),
    draft: (answers) => ({ ...config, services: [...services, serviceOf(answers, PREFIX)] }),
    standIns: () => ({ [`${PREFIX}name`]: 'y0' }),
    remark: () => undefined,
  };
}

/** What complete answers say. They have been checked with the rest of the config. */
export function addedService(answers: Answers): ServiceConfig {
  return serviceOf(answers, PREFIX) as unknown as ServiceConfig;
}
