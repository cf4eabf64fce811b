import { describe, expect, it } from 'vitest';
import { serviceSubtitle } from '../../../../shared/service-subtitle.ts';
import { changeFailed } from '../../../../shared/words/change-failed.ts';
import { listedName } from '../../../../shared/language/service-name.ts';
import { problemMessage, problemRemedy, signInProblemMessage } from '../../../../shared/words/problems.ts';
import { serviceKinds } from '../../../../shared/service.ts';
import { problems } from '../../../e2e/page/examples.ts';

const address = 'https://id.example.org/';

describe('a problem with a service', () => {
  const others = serviceKinds.filter((kind) => kind !== 'openbox');

  it.each(others)('speaks of no API key where there is none: %s', (kind) => {
    for (const problem of problems) {
      const words = [
        problemMessage(problem, address, kind),
        problemRemedy(problem, address, kind),
        signInProblemMessage(problem, address, kind),
      ];
      expect(words.join(' ')).not.toMatch(/API key|SIGNOFF_API_KEY/);
    }
  });

  it('speaks of the API key where it is what was refused or is missing', () => {
    for (const kind of ['restricted', 'no-api-key'] as const) {
      expect(problemMessage({ kind }, address, 'openbox')).toContain('API key');
    }
    expect(problemMessage({ kind: 'restricted' }, address, 'oauth')).toContain('client ID or client secret');
  });
});

describe('a change of the settings that could not be written', () => {
  it('blames the configuration file, not the list of accounts', () => {
    expect(changeFailed({ kind: 'not-saved' }, address, 'oauth')).toMatch(
      /^Signoff could not write its configuration file/,
    );
    expect(changeFailed({ kind: 'keychain', reason: 'locked' }, address, 'oauth')).toMatch(
      /^The keychain is locked/,
    );
  });
});

describe('a service on the list', () => {
  it('goes by its name, and by its host where it has none', () => {
    const named = { kind: 'oauth', address, name: 'Example\u202E Files' } as const;
    expect(listedName(named)).toBe('Example‹U+202E› Files');
    expect(serviceSubtitle(named)).toBe('OAuth 2 · id.example.org');
    expect(listedName({ ...named, name: '' })).toBe('id.example.org');
    expect(serviceSubtitle({ ...named, name: '' })).toBe('OAuth 2');
  });
});
