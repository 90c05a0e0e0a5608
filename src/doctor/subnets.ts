import { DescribeSubnetsCommand, EC2Client } from '../vendor/aws';
import { ClientSettings } from './environment-check';

/** A subnet that exists. */
export interface FoundSubnet {
  readonly id: string;
  readonly vpcId: string;
  /** Id of its Availability Zone, such as `euw1-az2`: the names differ from account to account. */
  readonly zoneId: string;
}

/** The subnets among `ids` that exist in the account and the Region. */
export async function findSubnets(settings: ClientSettings, ids: readonly string[]): Promise<FoundSubnet[]> {
  if (ids.length === 0) return [];
  // By filter, as a call that names an id that does not exist fails as a whole.
  const Filters = [{ Name: 'subnet-id', Values: [...ids] }];
  const { Subnets = [] } = await new EC2Client(settings).send(new DescribeSubnetsCommand({ Filters }));
  return Subnets.map(({ AvailabilityZoneId: zoneId = '', SubnetId: id = '', VpcId: vpcId = '' }) => ({
    id,
    vpcId,
    zoneId,
  }));
}
