/** The three encodings of the OpenBox API 1.0. */
export const wireFormats = ['soap', 'xml', 'rest'] as const;
export type WireFormat = (typeof wireFormats)[number];

/** What a person can choose: one encoding, or SOAP with XML as the fallback. */
export const formatChoices = ['automatic', ...wireFormats] as const;
export type FormatChoice = (typeof formatChoices)[number];
