import type { Terminal } from './terminal';

/** Milliseconds that the first question may take: before it something is installed. */
const INSTALLATION = 120_000;

/** The interview about a new repository, with two answers that are wrong at first. */
export async function holdInterview(terminal: Terminal): Promise<void> {
  await terminal.waitFor('? Name, the prefix', INSTALLATION);
  await terminal.answerWrongly('Name, the prefix', 'Shop', 'use lowercase letters');
  await terminal.answer('Name, the prefix', 'shop');
  await terminal.answerWrongly('AWS account of the registry', '1234', 'type the twelve digits');
  await terminal.answer('AWS account of the registry', '111111111111');
  await terminal.answer('AWS Region of the pipelines', 'eu-west-1');
  await terminal.answer('Name of environment 1');
  await terminal.answer('AWS account of dev', '222222222222');
  await terminal.answer('AWS Region of dev');
  await terminal.answer('A new image reaches dev');
  await terminal.answer('Another environment after dev?');
  await terminal.answer('Name of environment 2', '<C-u>', 'production');
  await terminal.answer('AWS account of production', '444444444444');
  await terminal.answer('AWS Region of production', '<C-u>', 'eu-central-1');
  await terminal.answer('A new image reaches production');
  await terminal.answerWrongly('Who approves production?', 'me', 'not the ARN of an IAM role or user, got "me"');
  await terminal.answer('Who approves production?', 'arn:aws:iam::111111111111:role/release-manager');
  await terminal.answer('Who is told when production waits?', 'releases@example.com');
  await terminal.answer('Another environment after production?', 'n');
  await terminal.answer('Name of service 1', 'api');
  await terminal.answer('Port that api listens on', '8080');
  await terminal.answerWrongly('Hosts and paths of api', 'https://api.example.com', 'not a host name');
  await terminal.answer('Hosts and paths of api', '/api/*');
  await terminal.answer('Size of a task of api', '<Down>');
  await terminal.answer('Who pushes the image of api?');
  await terminal.answer('GitHub repository', 'example/shop-api');
  await terminal.answer('Another service?');
  await terminal.answer('What plans pull requests', '<Down>');
  await terminal.answer('GitHub repository that this repository', 'example/shop-infrastructure');
  await terminal.waitFor('waits for an approval by role/release-manager, tells releases@example.com');
}
