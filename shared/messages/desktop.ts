import { productName } from '../product-name.ts';

/** The words of the desktop app that it does not share with the window and the command line. */

export const startMessages = {
  refusedSwitch: (name: string): string =>
    `${productName} does not start with --${name}, because that would open it to other programs.`,
  badLink: `That is no link that ${productName} knows.`,
} as const;
