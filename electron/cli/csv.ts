import { plainText } from '../../shared/language/names.ts';

/**
 * Rows as comma-separated values (RFC 4180). Every value is quoted, and one that a spreadsheet would take for a formula stands behind
 * an apostrophe: what a service calls its users must not become a program.
 */
export function csv(rows: readonly (readonly string[])[]): string[] {
  return rows.map((row) => row.map(cell).join(','));
}

/** Spreadsheets also look behind spaces, and know these characters in their full width too. */
const formula = /^\s*[=+\-@|%＝＋－＠\t\r\n]/u;

function cell(text: string): string {
  const plain = plainText(text);
  const harmless = formula.test(text) ? `'${plain}` : plain;
  return `"${harmless.replaceAll('"', '""')}"`;
}
