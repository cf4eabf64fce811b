import { useRef, useState } from 'react';
import { help as words } from '../../shared/words/help.ts';
import { navigation } from '../../shared/words/page.ts';
import { Button } from '../components/controls.tsx';
import { breakableWord } from '../components/login.tsx';
import { View } from '../components/view.tsx';
import { homepage, version } from '../state/about.ts';
import { copyText } from '../state/copy-text.ts';
import { useSnapshot } from '../state/page-context.ts';

/** What a person may want to know, how to report a problem, and which Signoff this is. Nothing here is opened or sent. */
export function HelpView() {
  return (
    <View title={navigation.help} subtitle={words.version(version)}>
      <section className="section" aria-labelledby="questions">
        <h3 id="questions">{words.questions}</h3>
        <div className="group answers">
          {words.answers.map(({ question, answer }) => (
            <details key={question}>
              <summary>{question}</summary>
              <p>{answer}</p>
            </details>
          ))}
        </div>
      </section>
      <ReportProblem />
      <section className="section" aria-labelledby="keys">
        <h3 id="keys">{words.keys}</h3>
        <dl className="facts">
          {words.keyList.map(({ keys, does }) => (
            <div key={keys} className="fact">
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </section>
    </View>
  );
}

function ReportProblem() {
  const { desktop } = useSnapshot().settings;
  const address = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);
  return (
    <section className="section" aria-labelledby="report">
      <h3 id="report">{words.report}</h3>
      <div className="group report">
        <p>{words.reportLead}</p>
        <ol className="numbered">
          <li>{desktop === null ? words.reportLog : words.reportExport}</li>
          <li>{words.reportDescribe}</li>
          <li>
            {words.reportSend}{' '}
            <bdi ref={address} dir="ltr">
              {breakableWord(homepage)}
            </bdi>
          </li>
        </ol>
        <div className="actions">
          <Button
            onPress={() => {
              if (address.current !== null) setCopied(copyText(address.current));
            }}
          >
            {words.copyAddress}
          </Button>
          <p role="status">{isCopied && words.copied}</p>
        </div>
      </div>
    </section>
  );
}
