import { Answers, Question } from './question';

/** What holds for everything that is created. */
export function productQuestions(): Question[] {
  return [
    {
      id: 'name',
      type: 'input',
      message: 'Name, the prefix of everything that is created:',
      title: 'Name',
      flag: '--name',
      paths: [['name']],
    },
    {
      id: 'pipeline.account',
      type: 'account',
      message: 'AWS account of the registry, the pipelines and the Terraform state:',
      title: 'Pipeline account',
      flag: '--pipeline-account',
      paths: [['pipeline', 'accountId']],
      hint: ACCOUNT_HINT,
      regionOf: 'region',
    },
    {
      id: 'region',
      type: 'input',
      message: 'AWS Region of the pipelines, and of every environment that has no other:',
      title: 'Region',
      flag: '--region',
      paths: [['region']],
    },
  ];
}

export const ACCOUNT_HINT = 'type the twelve digits of the account id';

/** How Terraform reaches the accounts. */
export function terraformQuestions(answers: Answers, accounts: number): Question[] {
  return [
    {
      id: 'terraform.assumes',
      type: 'confirm',
      message: 'Does Terraform assume an IAM role, of the same name in every account?',
      title: 'Terraform assumes a role',
      flag: '--terraform-role',
      default: accounts > 1 ? 'yes' : 'no',
      paths: [['terraform']],
    },
    {
      id: 'terraform.role',
      type: 'input',
      message: 'Name of that role:',
      title: 'Role of Terraform',
      flag: '--terraform-role',
      default: 'terraform',
      when: answers['terraform.assumes'] === 'yes',
      paths: [['terraform', 'roleName']],
    },
  ];
}
