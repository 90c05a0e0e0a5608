import { SidecarConfig } from './sidecar-config';

/** Stands for the deployed image, like a missing `image`. */
const SELF = 'self';

/** Whether a sidecar runs the image that the pipeline deploys. */
export function runsDeployedImage({ image = SELF }: Pick<SidecarConfig, 'image'>): boolean {
  return image === SELF;
}

/** The images of sidecars that do not run the deployed image. */
export function sidecarImages(sidecars: readonly Pick<SidecarConfig, 'image'>[] = []): string[] {
  return sidecars.flatMap((sidecar) => (runsDeployedImage(sidecar) ? [] : [sidecar.image!]));
}
