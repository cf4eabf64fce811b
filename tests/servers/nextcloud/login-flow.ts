import { html, json, type Answer, type Asked } from './answer.ts';
import { donePage, forbiddenPage, grantPage, loginPage, pickerPage, secondFactorPage } from './pages.ts';
import { newToken, type Flow, type State, type User } from './state.ts';

/** A browser that is on the server's pages. */
interface Browser {
  readonly requestToken: string;
  loginToken: string | null;
  stateToken: string | null;
  /** Who gave the right password, and by which login. */
  person: { readonly user: User; readonly loginName: string; passedSecondFactor: boolean } | null;
}

export interface LoginFlowOptions {
  /** The server's address as it names it itself, ending in a slash. */
  readonly address: () => string;
  /** The path before every other, such as `/nc`, or empty. */
  readonly webRoot: string;
}

/** Login Flow v2: its two calls, and the pages on which a person grants it. */
export class LoginFlow {
  readonly #state: State;
  readonly #address: () => string;
  readonly #pages: string;
  readonly #browsers = new Map<string, Browser>();

  constructor(state: State, { address, webRoot }: LoginFlowOptions) {
    this.#state = state;
    this.#address = address;
    this.#pages = `${webRoot}/index.php/login`;
  }

  begin(asked: Asked): Answer {
    const { loginToken, pollToken } = this.#state.beginFlow(asked.headers['user-agent'] ?? '');
    return json(200, {
      poll: { token: pollToken, endpoint: `${this.#address()}index.php/login/v2/poll` },
      login: `${this.#address()}index.php/login/v2/flow/${loginToken}`,
    });
  }

  poll(asked: Asked): Answer {
    const grant = this.#state.poll(new URLSearchParams(asked.body).get('token') ?? '');
    if (!grant) return json(404, []);
    return json(200, { server: this.#address().replace(/\/$/, ''), ...grant });
  }

  /** The pages, below `/index.php/login`. */
  page(asked: Asked): Answer {
    const [id, browser] = this.#browserOf(asked);
    const answer = this.#pageFor(browser, asked);
    const cookie = `nc_session=${id}; Path=/; HttpOnly; SameSite=Lax`;
    return { ...answer, headers: { ...answer.headers, 'Set-Cookie': cookie } };
  }

  #pageFor(browser: Browser, asked: Asked): Answer {
    const [, loginToken] = /^\/index\.php\/login\/v2\/flow\/([^/]+)$/.exec(asked.path) ?? [];
    if (loginToken !== undefined) {
      if (!this.#state.flow({ loginToken })) return expired();
      browser.loginToken = loginToken;
      return redirect(`${this.#pages}/v2/flow`);
    }
    const form = new URLSearchParams(asked.body);
    const isPost = asked.method === 'POST';
    if (isPost && form.get('requesttoken') !== browser.requestToken) {
      return html(412, '<!DOCTYPE html><title>Access forbidden</title><p>CSRF check failed</p>');
    }
    switch (asked.path) {
      case '/index.php/login/v2/flow':
        return this.#picker(browser);
      case '/index.php/login':
        return isPost ? this.#logIn(browser, form) : this.#loginForm(browser, false);
      case '/index.php/login/challenge/totp':
        return isPost ? this.#challenge(browser, form) : this.#challengeForm(browser, false);
      case '/index.php/login/v2/grant':
        return this.#grant(
          browser,
          isPost ? (form.get('stateToken') ?? '') : asked.query.get('stateToken'),
          isPost,
        );
      default:
        return html(404, '<!DOCTYPE html><title>Page not found</title><p>Page not found</p>');
    }
  }

  #picker(browser: Browser): Answer {
    const flow = this.#flowOf(browser);
    if (!flow) return expired();
    browser.stateToken = newToken();
    return pickerPage(flow.clientName, this.#grantAddress(browser));
  }

  #loginForm(browser: Browser, rejected: boolean): Answer {
    return loginPage({ action: '', requestToken: browser.requestToken, rejected });
  }

  #logIn(browser: Browser, form: URLSearchParams): Answer {
    const loginName = form.get('user') ?? '';
    const user = this.#state.signIn(loginName, form.get('password') ?? '');
    if (!user) return this.#loginForm(browser, true);
    browser.person = { user, loginName, passedSecondFactor: user.secondFactor === null };
    return redirect(
      browser.person.passedSecondFactor ? this.#grantAddress(browser) : `${this.#pages}/challenge/totp`,
    );
  }

  #challengeForm(browser: Browser, rejected: boolean): Answer {
    return secondFactorPage({ action: '', requestToken: browser.requestToken, rejected });
  }

  #challenge(browser: Browser, form: URLSearchParams): Answer {
    if (browser.person === null) return expired();
    if (form.get('challenge') !== browser.person.user.secondFactor) return this.#challengeForm(browser, true);
    browser.person.passedSecondFactor = true;
    return redirect(this.#grantAddress(browser));
  }

  #grant(browser: Browser, stateToken: string | null, isPost: boolean): Answer {
    if (browser.stateToken === null || stateToken !== browser.stateToken) {
      return forbiddenPage('State token does not match');
    }
    const flow = this.#flowOf(browser);
    if (!flow) return expired();
    if (!browser.person) return redirect(this.#pages);
    if (!browser.person.passedSecondFactor) return redirect(`${this.#pages}/challenge/totp`);
    const { user, loginName } = browser.person;
    if (!isPost) {
      const { requestToken } = browser;
      return grantPage({
        action: `${this.#pages}/v2/grant`,
        requestToken,
        stateToken,
        client: flow.clientName,
        user: user.displayName,
      });
    }
    browser.loginToken = null;
    browser.stateToken = null;
    this.#state.grant(flow, user, loginName);
    return donePage();
  }

  #grantAddress(browser: Browser): string {
    return `${this.#pages}/v2/grant?stateToken=${browser.stateToken ?? ''}`;
  }

  #flowOf({ loginToken }: Browser): Flow | null {
    return loginToken === null ? null : this.#state.flow({ loginToken });
  }

  #browserOf(asked: Asked): readonly [string, Browser] {
    const [, known = ''] = /(?:^|;\s*)nc_session=([\w-]+)/.exec(asked.headers['cookie'] ?? '') ?? [];
    const browser = this.#browsers.get(known);
    if (browser) return [known, browser];
    const id = newToken();
    const fresh = { requestToken: newToken(), loginToken: null, stateToken: null, person: null };
    this.#browsers.set(id, fresh);
    return [id, fresh];
  }
}

function expired(): Answer {
  return forbiddenPage('Your login token is invalid or has expired');
}

function redirect(to: string): Answer {
  return { status: 303, headers: { Location: to }, body: '' };
}
