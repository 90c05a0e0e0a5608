import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  deprecatedNames,
  missingNames,
  schemaOfTerraform,
  type TerraformBlock,
  unknownNames,
} from '../provider/provider-schema';
import { usedNames } from '../provider/used-names';
import { describeWith, run, temporaryFolder, terraformEnvironment } from '../tools';

/** The oldest provider version that the modules allow. */
const OLDEST = '5.100.0';

interface TerraformTypes {
  readonly [type: string]: { readonly block: TerraformBlock };
}

interface Schemas {
  readonly provider_schemas: {
    readonly [name: string]: {
      readonly provider: { readonly block: TerraformBlock };
      readonly resource_schemas: TerraformTypes;
      readonly data_source_schemas: TerraformTypes;
    };
  };
}

describeWith(['terraform'], `version ${OLDEST} of the provider`, () => {
  test('supports every argument, block and attribute in the templates, none of them deprecated, and requires no others', async () => {
    // GIVEN
    const options = { cwd: temporaryFolder(), env: terraformEnvironment() };
    const source = `terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", version = "${OLDEST}" }\n  }\n}\n`;
    writeFileSync(join(options.cwd, 'main.tf'), source);
    await run('terraform', ['init'], options);

    // WHEN
    const schemas: Schemas = JSON.parse((await run('terraform', ['providers', 'schema', '-json'], options)).stdout);

    // THEN
    const used = usedNames();
    const aws = Object.values(schemas.provider_schemas)[0]!;
    const blocks = new Map(
      [...new Set(used.map(({ type }) => type))].map((type) => {
        const [kind, name] = type.split(' ') as [string, string];
        const of: { readonly [kind: string]: TerraformTypes } = {
          provider: { aws: aws.provider },
          resource: aws.resource_schemas,
          data: aws.data_source_schemas,
        };
        return [type, of[kind]?.[name]?.block];
      }),
    );
    const types = Object.fromEntries(
      [...blocks].flatMap(([type, block]) => (block ? [[type, schemaOfTerraform(block)]] : [])),
    );
    const schema = { provider: OLDEST, types };
    expect(unknownNames(schema, used)).toEqual([]);
    expect(missingNames(schema, used)).toEqual([]);
    expect(deprecatedNames(schema, used)).toEqual([]);
  });
});
