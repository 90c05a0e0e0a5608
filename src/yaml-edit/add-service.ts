import { parseConfig, ServiceConfig } from '../config';
import { insertItem } from './insert-item';

/**
 * The text of a config file with one service more, behind the others. Nothing else in it changes.
 *
 * @param fileName - what messages call the file
 * @throws ConfigError - where the text, or the config with the service, has problems
 */
export function addService(text: string, fileName: string, service: ServiceConfig): string {
  return insertItem(text, fileName, 'services', parseConfig(text, fileName).services.length, service);
}
