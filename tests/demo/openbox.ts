import { wireFormats } from '../../shared/wire-format.ts';
import { startService, type RunningService } from '../service/service.ts';
import { signsInAt } from '../support/person.ts';
import { alreadyEnded, ended, notConfirmed, refused, stillOpen, type Case, type Expected } from './case.ts';

interface Meeting {
  readonly name: string;
  readonly arrange: (service: RunningService) => void | Promise<void>;
  readonly expected: Expected;
}

const meetings: readonly Meeting[] = [
  { name: 'logout_ok', arrange: () => undefined, expected: ended },
  {
    name: 'not_logged_in',
    arrange: (service) => {
      for (const token of service.liveTokens()) service.revoke(token);
    },
    expected: alreadyEnded,
  },
  {
    name: 'application_restricted',
    arrange: (service) => void service.faults.set({ kind: 'restricted', action: 'logout' }),
    expected: refused,
  },
  {
    name: 'unknown status',
    arrange: (service) => void service.faults.set({ kind: 'unknown-status', action: 'logout' }),
    expected: notConfirmed,
  },
  {
    name: 'malformed reply',
    arrange: (service) => void service.faults.set({ kind: 'truncated', action: 'logout' }),
    expected: notConfirmed,
  },
  {
    name: 'no answer',
    arrange: (service) => void service.faults.set({ kind: 'no-answer', action: 'logout' }),
    expected: notConfirmed,
  },
  { name: 'service down', arrange: (service) => service.goDown(), expected: stillOpen },
];

/** OpenBox, in each of its formats. */
export const openboxCases: readonly Case[] = wireFormats.flatMap((format) =>
  meetings.map(({ name, arrange, expected }) => ({
    ...{ service: 'openbox', format, name, expected },
    start: async () => {
      const service = await startService();
      return {
        id: { kind: 'openbox', address: service.url },
        app: {
          ...{ service: service.url, apiKey: service.apiKey, format },
          onPage: (page) => void signsInAt(page, service),
        },
        arrange: () => arrange(service),
        close: () => service.close(),
      };
    },
  })),
);
