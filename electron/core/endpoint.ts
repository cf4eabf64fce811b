import type { Configuration } from './ports/configuration.ts';
import type { Endpoint } from './ports/openbox.ts';

/** How to reach a service as this application; null where no API key is configured. */
export function endpointAt(service: string, configuration: Configuration): Endpoint | null {
  return configuration.apiKey === null
    ? null
    : { address: service, format: configuration.format, apiKey: configuration.apiKey };
}
