// Writes templates/modules/service/owned_properties.tf from the table of properties that the product owns. The file is
// committed; test/cloudformation/owned-properties.test.ts fails when it is stale.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownedProperties } from './owned-properties';

writeFileSync(join(__dirname, '../templates/modules/service/owned_properties.tf'), ownedProperties());
