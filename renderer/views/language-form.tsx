import { useId, useState } from 'react';
import { languages, languageTags, type LanguageChoice } from '../../shared/language/languages.ts';
import { changeFailed } from '../../shared/words/change-failed.ts';
import { languageForm as words } from '../../shared/words/settings.ts';
import { usePage, useSnapshot } from '../state/page-context.ts';

/** In which language Signoff speaks. It does so at once: the page is then loaded anew. */
export function LanguageForm() {
  const { language, fixed, service } = useSnapshot().settings;
  const { ask } = usePage();
  const [trouble, setTrouble] = useState<string | null>(null);
  const id = useId();
  const isFixed = fixed.includes('language');
  const choose = async (choice: LanguageChoice) => {
    setTrouble(null);
    const result = await ask('changeSettings', { language: choice });
    if (result?.kind === 'failed') setTrouble(changeFailed(result.problem, service, 'openbox'));
    else if (result?.kind === 'fixed-by-command-line') setTrouble(words.fixed);
  };
  return (
    <section className="section" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{words.title}</h3>
      <div className="group">
        <div className="field">
          <label htmlFor={id}>{words.label}</label>
          <select
            id={id}
            value={language}
            disabled={isFixed}
            aria-describedby={`${id}-hint`}
            onChange={(event) => void choose(event.target.value as LanguageChoice)}
          >
            <option value="automatic">{words.automatic}</option>
            {languageTags.map((tag) => (
              <option key={tag} value={tag} lang={tag} dir={languages[tag].direction}>
                {languages[tag].name}
              </option>
            ))}
          </select>
          <p id={`${id}-hint`} className="hint">
            {isFixed ? words.fixed : words.hint}
          </p>
        </div>
      </div>
      <p className="form-answer" role="status">
        {trouble}
      </p>
    </section>
  );
}
