import type { WindowWords } from '../messages/catalogue.ts';

/* The words of the window, in the language that is spoken. What is imported from here follows when another language is spoken, unless it is kept in a variable. */

type Words = WindowWords['page'];

export let product: Words['product'];
export let navigation: Words['navigation'];
export let accountActions: Words['accountActions'];
export let actions: Words['actions'];
export let facts: Words['facts'];
export let account: Words['account'];
export let stepWords: Words['stepWords'];
export let stepStatus: Words['stepStatus'];
export let signOutDialog: Words['signOutDialog'];
export let removeDialog: Words['removeDialog'];
export let discardDialog: Words['discardDialog'];
export let pageTitle: Words['pageTitle'];
export let takeOffListDialog: Words['takeOffListDialog'];
export let forgetDialog: Words['forgetDialog'];
export let signIn: Words['signIn'];
export let history: Words['history'];
export let noticeSaid: Words['noticeSaid'];
export let noticeWords: Words['noticeWords'];
export let severalSignedOut: Words['severalSignedOut'];

/** For speak.ts. */
export function speakPage(words: Words): void {
  ({
    product,
    navigation,
    accountActions,
    actions,
    facts,
    account,
    stepWords,
    stepStatus,
    signOutDialog,
    removeDialog,
    discardDialog,
    pageTitle,
    takeOffListDialog,
    forgetDialog,
    signIn,
    history,
    noticeSaid,
    noticeWords,
    severalSignedOut,
  } = words);
}
