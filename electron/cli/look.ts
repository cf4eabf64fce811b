import { styleText } from 'node:util';

/** How words may look where they go. */
export interface Look {
  /** How many columns a line may take; Infinity: as many as it takes. */
  readonly columns: number;
  readonly paint: Paint;
}

export type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow';
export type Paint = (colour: Colour, text: string) => string;

/** @internal the tests use it by itself */
export const unpainted: Paint = (_colour, text) => text;

/** Escape codes, as ECMA-48 has them: for a terminal. */
const painted: Paint = (colour, text) => styleText(colour, text, { validateStream: false });

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const [fewestColumns, mostColumns] = [20, 100];

/**
 * How words may look on a stream: colour on a terminal alone, and neither where NO_COLOR is set (https://no-color.org) nor where TERM
 * says that it knows no codes; lines no longer than COLUMNS or the terminal says.
 */
export function lookOf(stream: Stream, environment: NodeJS.ProcessEnv): Look {
  const { NO_COLOR: noColour = '', TERM: terminal, COLUMNS: given = '' } = environment;
  const isTerminal = stream.isTTY === true;
  const hasColour = isTerminal && noColour === '' && terminal !== 'dumb';
  const asked = /^[1-9]\d{0,4}$/.test(given) ? Number(given) : null;
  const columns = asked ?? (isTerminal ? (stream.columns ?? null) : null);
  return {
    columns: columns === null ? Infinity : Math.max(fewestColumns, columns),
    paint: hasColour ? painted : unpainted,
  };
}

/** The columns for text that is read as such, which nobody wants in lines as long as a wide terminal. */
export function textColumns({ columns }: Look): number {
  return Number.isFinite(columns) ? Math.min(columns, mostColumns) : 80;
}
