import { planText } from '../../src/terraform/plan-text';

test("the plan is the text between Terraform's refresh output and the saved file", () => {
  const stdout = `Acquiring state lock. This may take a few moments...
data.aws_partition.this: Reading...
\u001b[0maws_x.y: Refreshing state... [id=1]\u001b[0m
data.aws_partition.this: Read complete after 0s [id=aws]

Terraform will perform the following actions:

  # aws_x.y will be created
  + name = "Reading"

Plan: 1 to add, 0 to change, 0 to destroy.

─────────────────────────────────────────────────────────────────────────────

Saved the plan to: .terraform/saved.tfplan

To perform exactly these actions, run the following command to apply:
    terraform apply ".terraform/saved.tfplan"
`;

  expect(planText(stdout)).toBe(`Terraform will perform the following actions:

  # aws_x.y will be created
  + name = "Reading"

Plan: 1 to add, 0 to change, 0 to destroy.`);
});
