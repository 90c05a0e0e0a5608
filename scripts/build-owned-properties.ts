// Writes templates/modules/service/owned_properties.tf from the table of properties managed by ecs-pipeline. The file
// is committed. test/cloudformation/owned-properties.test.ts fails if it is stale.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownedProperties } from './owned-properties';

writeFileSync(join(__dirname, '../templates/modules/service/owned_properties.tf'), ownedProperties());
