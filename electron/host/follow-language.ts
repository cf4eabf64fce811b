import type { Snapshot } from '../../shared/snapshot.ts';
import { spoken } from '../../shared/language/spoken.ts';
import { speakAsHost } from '../../shared/words/speak-as-host.ts';

interface Speaking {
  snapshot(): Snapshot;
  onChange(listener: () => void): () => void;
}

/** Speaks the language of the settings, now and whenever another one is chosen; each time calls back. Resolves once it does. */
export async function followLanguage(signoff: Speaking, onSpoken: () => void): Promise<void> {
  const follow = async (): Promise<void> => {
    const { spoken: wanted } = signoff.snapshot().settings;
    if (isSpoken(wanted)) return;
    await speakAsHost(wanted);
    onSpoken();
  };
  signoff.onChange(() => void follow());
  await follow();
}

function isSpoken(language: string): boolean {
  return language === spoken().language;
}
