import type { Terminal } from './terminal';

/** Milliseconds to wait for the first question, because packages are installed first. */
const INSTALLATION = 120_000;

/** The interview about a new repository, with some answers that are wrong at first. */
export async function holdInterview(terminal: Terminal): Promise<void> {
  await terminal.waitFor('? Product name', INSTALLATION);
  await terminal.answerWrongly('Product name', 'Shop', 'use lowercase letters');
  await terminal.answer('Product name', 'shop');
  await terminal.answerWrongly('AWS account for the registry', '1234', 'enter the 12-digit account ID');
  await terminal.answer('AWS account for the registry', '111111111111');
  await terminal.answer('AWS Region of the pipelines', 'eu-west-1');
  await terminal.answer('Name of environment 1');
  await terminal.answer('AWS account for dev', '222222222222');
  await terminal.answer('AWS Region for dev');
  await terminal.answer('How are new images deployed to dev');
  await terminal.answer('Add another environment after dev?');
  await terminal.answer('Name of environment 2', '<C-u>', 'production');
  await terminal.answer('AWS account for production', '444444444444');
  await terminal.answer('AWS Region for production', '<C-u>', 'eu-central-1');
  await terminal.answer('How are new images deployed to production');
  await terminal.answerWrongly(
    'Approvers for production, as ARNs of IAM roles or users',
    'me',
    'not the ARN of an IAM role or user, got "me"',
  );
  await terminal.answer(
    'Approvers for production, as ARNs of IAM roles or users',
    'arn:aws:iam::111111111111:role/release-manager',
  );
  await terminal.answer('Email addresses to notify about approvals for production', 'releases@example.com');
  await terminal.answer('Add another environment after production?', 'n');
  await terminal.answer('Name of service 1', 'api');
  await terminal.answer('Port that api listens on', '8080');
  await terminal.answerWrongly(
    'Hosts and paths that a load balancer routes to api',
    'https://api.example.com',
    'not a host name',
  );
  await terminal.answer('Hosts and paths that a load balancer routes to api', '/api/*');
  await terminal.answer('Task size for api', '<Down>');
  await terminal.answer('Who pushes the image of api?');
  await terminal.answer('GitHub repository', 'example/shop-api');
  await terminal.answer('Add another service?');
  await terminal.answer('Which CI system runs Terraform plans on pull requests', '<Down>');
  await terminal.answer('GitHub repository that you push this repository to', 'example/shop-infrastructure');
  await terminal.waitFor('waits for approval by role/release-manager, notifies releases@example.com');
}
