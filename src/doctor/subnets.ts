import { DescribeSubnetsCommand, EC2Client } from '../vendor/aws';
import { ClientSettings } from './environment-check';

/** A subnet that exists. */
export interface FoundSubnet {
  readonly id: string;
  readonly vpcId: string;
  /** ID of its Availability Zone, such as `euw1-az2`. Zone names can differ between accounts. */
  readonly zoneId: string;
}

/** The subnets in `ids` that exist in the account and Region. */
export async function findSubnets(settings: ClientSettings, ids: readonly string[]): Promise<FoundSubnet[]> {
  if (ids.length === 0) return [];
  // With a filter, because a call with an unknown ID fails as a whole.
  const Filters = [{ Name: 'subnet-id', Values: [...ids] }];
  const { Subnets = [] } = await new EC2Client(settings).send(new DescribeSubnetsCommand({ Filters }));
  return Subnets.map(({ AvailabilityZoneId: zoneId = '', SubnetId: id = '', VpcId: vpcId = '' }) => ({
    id,
    vpcId,
    zoneId,
  }));
}
