import { expect, it } from 'vitest';
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
