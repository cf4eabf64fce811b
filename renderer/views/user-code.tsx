import { useId, useRef, useState } from 'react';
import { signIn as words } from '../../shared/words/page.ts';
import { Button } from '../components/controls.tsx';
import { copyText } from '../state/copy-text.ts';

/** What a person types in on the service's page, or compares with what it shows. */
export function UserCode({ code }: { readonly code: string }) {
  const shown = useRef<HTMLParagraphElement>(null);
  const label = useId();
  const [copied, setCopied] = useState(false);
  return (
    <section className="group user-code" aria-labelledby={label}>
      <h3 id={label}>{words.code}</h3>
      <p ref={shown} className="code">
        <bdi dir="ltr">{code}</bdi>
      </p>
      <div className="actions">
        <Button
          onPress={() => {
            if (shown.current !== null) setCopied(copyText(shown.current));
          }}
        >
          {words.copyCode}
        </Button>
        <p role="status">{copied && words.codeCopied}</p>
      </div>
      <p className="hint">{words.codeHint}</p>
    </section>
  );
}
