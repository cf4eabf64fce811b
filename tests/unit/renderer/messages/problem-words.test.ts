import { expect, it } from 'vitest';
import { tlsReasons } from '../../../../shared/problem.ts';
import { problemMessage } from '../../../../shared/words/problems.ts';

it.each([404, 410])('HTTP %i means that the address is wrong, and not that trying later helps', (status) => {
  const message = problemMessage({ kind: 'http-error', status }, 'https://box.example/');
  expect(message).toMatch(/Check the service address/);
  expect(message).not.toMatch(/later|minutes/);
});

it.each([500, 503])('HTTP %i passes', (status) => {
  const message = problemMessage({ kind: 'http-error', status }, 'https://box.example/');
  expect(message).toMatch(/later|minutes/);
  expect(message).not.toMatch(/address/);
});

it.each([...tlsReasons, undefined])(
  'a connection that is not secure has the person look at the date only where that can be it: %s',
  (reason) => {
    const problem = { kind: 'tls', ...(reason !== undefined && { reason }) } as const;
    const message = problemMessage(problem, 'https://box.example/');
    expect(message).toContain('nothing was sent');
    expect(message.includes('date of this computer')).toBe(reason === 'date');
  },
);
