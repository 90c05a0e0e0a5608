import { hasOwnImage } from '../config/image-owner';
import { Problem } from '../config/problem';
import { enumerateNames } from '../text/messages';
import { suggest } from '../text/suggest';
import { Rule, RuleInput } from './rule';

/** Images from services that there are not, or that have none of their own. */
export const imageSources: Rule = (config) => {
  const known = new Set(config.services.filter(hasOwnImage).flatMap((owner) => owner.name ?? []));
  const isBroken = isNameBroken(config);
  return config.services.flatMap(({ image, name }, index): Problem[] => {
    const { from } = image ?? {};
    if (from === undefined) return [];
    const path = ['services', index, 'image', 'from'];
    if (known.has(from) && from !== name) return [];
    const fix = fixFor(from, [...known]);
    if (from === name) return [{ path, message: 'the service itself', value: from, fix }];
    const other = config.services.find((candidate) => candidate.name === from);
    if (other) {
      const source = other.image?.from;
      const isKnown = source !== undefined && known.has(source) && source !== name;
      const message = 'a service that takes its image from another one';
      return [{ path, message, value: from, fix: isKnown ? `use ${source}, which is where that has it from` : fix }];
    }
    return isBroken ? [] : [{ path, message: 'no such service', value: from, fix }];
  });
};

function fixFor(from: string, known: readonly string[]): string {
  if (known.length === 0) return 'remove it';
  const meant = suggest(from, known);
  return meant ? `did you mean ${meant}?` : `services with an image of their own are ${enumerateNames(known)}`;
}

/** The name that is meant may be the one that is broken. */
function isNameBroken({ isBroken, services }: RuleInput): boolean {
  return services.some((_, index) => isBroken(['services', index, 'name']));
}

/** What only a service with an image of its own has: a repository, a tag that starts its pipeline, and who pushes. */
export const sharedImages: Rule = ({ services }) =>
  services.flatMap(({ image, push }, index): Problem[] => {
    if (image?.from === undefined) return [];
    const path = ['services', index];
    const { from, ...others } = image;
    const ofImage = Object.entries(others)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => ({
        path: [...path, 'image', key],
        message: `there together with from, and what is deployed is the image of ${from}`,
        value,
        fix: `remove it, or set it for ${from}`,
      }));
    if (push === undefined) return ofImage;
    const message = `there together with image.from, and what is pushed is the image of ${from}`;
    return [...ofImage, { path: [...path, 'push'], message, fix: `remove it, or set it for ${from}` }];
  });
