import { describe, expect, it } from 'vitest';
import { trayGrounds, trayIcon, trayStates } from '../../../build/icons/drawings.ts';

describe.each(trayStates)('the tray’s icon for «%s»', (state) => {
  it.each(trayGrounds)('has the ring of Signoff’s mark: %s', (ground) => {
    const ring = /<(?:path|circle) [^>]*fill="none" stroke="#[0-9a-f]{6}" stroke-width="2"/;
    expect(trayIcon(state, ground)).toMatch(ring);
  });
});

it('each state has a shape of its own', () => {
  const shapes = trayStates.map((state) => trayIcon(state, 'template'));
  expect(new Set(shapes).size).toBe(trayStates.length);
});
